-- Grain: one row per dossier that the standing figures were made of, in the version that they saw.
-- Caution  what is here and not in fact.Claim, or the reverse, is what changed since: whose figures have to be taken again is told by both
-- Forgets  whole row
CREATE TABLE audit.FiguredDossier
(
    ClaimKey                   bigint NOT NULL, -- a newer version has another
    VersionSourceFileKey       int    NOT NULL, -- moves when the same content comes again with a later date
    MemberDurableKey           bigint NOT NULL,
    TreatingFacilityDurableKey int    NOT NULL,
    CONSTRAINT PK_audit_FiguredDossier PRIMARY KEY (ClaimKey)
);
