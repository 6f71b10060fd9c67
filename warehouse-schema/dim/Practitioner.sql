-- Grain: one row per practitioner (người hành nghề), pseudonymous.
-- Key  PractitionerToken
CREATE TABLE dim.Practitioner
(
    PractitionerKey   int      NOT NULL,
    PractitionerToken char(32) NOT NULL, -- keyed token of the practice licence number
    IsInferred        smallint NOT NULL,
    LoadRunKey        int      NOT NULL,
    CONSTRAINT PK_dim_Practitioner PRIMARY KEY (PractitionerKey),
    CONSTRAINT UQ_dim_Practitioner_Token UNIQUE (PractitionerToken)
);
