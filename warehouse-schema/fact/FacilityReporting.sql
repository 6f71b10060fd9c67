-- Grain: one row per day and facility: dossiers expected, received by the portal, late, rejected, and received by our own loads.
-- Caution  the portal's figures stand under the day of its reply, ours under the day of our receipt: compare them over months, not day by day
CREATE TABLE fact.FacilityReporting
(
    ReportDateKey        int NOT NULL,
    FacilityKey          int NOT NULL, -- the current version
    FacilityDurableKey   int NOT NULL,
    ExpectedDossierCount int NOT NULL, -- average of the same weekday in the four weeks before, rounded; 0 in a facility's first week
    PortalDossierCount   int NOT NULL, -- received by the portal: accepted and rejected ones
    AcceptedDossierCount int NOT NULL,
    RejectedDossierCount int NOT NULL,
    LateDossierCount     int NOT NULL, -- of those received by the portal
    ReceivedDossierCount int NOT NULL, -- received by our own loads, repeated ones included
    HeldBackDossierCount int NOT NULL, -- of ours, quarantined or in a refused file
    LoadRunKey           int NOT NULL, -- the newest load when the snapshot was taken
    CONSTRAINT PK_fact_FacilityReporting PRIMARY KEY (ReportDateKey, FacilityDurableKey),
    CONSTRAINT FK_fact_FacilityReporting_Facility FOREIGN KEY (FacilityKey) REFERENCES dim.Facility (FacilityKey)
);
