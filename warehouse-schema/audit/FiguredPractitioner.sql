-- Grain: one row per facility and practitioner who ordered there in a dossier that the standing figures were made of.
CREATE TABLE audit.FiguredPractitioner
(
    TreatingFacilityDurableKey int NOT NULL,
    PractitionerDurableKey     int NOT NULL,
    CONSTRAINT PK_audit_FiguredPractitioner PRIMARY KEY (TreatingFacilityDurableKey, PractitionerDurableKey)
);
