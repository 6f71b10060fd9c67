-- Grain: one row: the key with which this warehouse makes its pseudonyms, by fingerprint.
-- Caution  with another key every person would be counted as a new one: the loader refuses
CREATE TABLE audit.Installation
(
    InstallationKey int         NOT NULL, -- always 1
    KeyFingerprint  char(16)    NOT NULL,
    CreatedAt       varchar(30) NOT NULL,
    CONSTRAINT PK_audit_Installation PRIMARY KEY (InstallationKey)
);
