-- Grain: one row per schema that was created or deployed here.
CREATE TABLE audit.SchemaVersion
(
    SchemaHash char(64)    NOT NULL,
    AppliedAt  varchar(30) NOT NULL,
    CONSTRAINT PK_audit_SchemaVersion PRIMARY KEY (SchemaHash)
);
