-- Grain: one row per day and facility: dossiers that our own loads received, and what became of them. Written from the ledger when the figures are computed.
-- Caution  the day is that of our receipt, not of the portal's; files whose facility could not be read stand under the unknown facility; check-ins are not counted
-- Role  FacilityKey at ReceiptDateKey
CREATE TABLE fact.DossierReceipt
(
    ReceiptDateKey          int NOT NULL, -- in Viet Nam
    FacilityKey             int NOT NULL,
    FacilityDurableKey      int NOT NULL,
    ReceivedDossierCount    int NOT NULL, -- all below together
    StandingDossierCount    int NOT NULL, -- loaded, and not replaced since
    SupersededDossierCount  int NOT NULL,
    WithdrawnDossierCount   int NOT NULL, -- by their facility
    DuplicateDossierCount   int NOT NULL,
    QuarantinedDossierCount int NOT NULL, -- held back one by one
    RefusedDossierCount     int NOT NULL, -- in files refused whole, as far as they could be counted
    LoadRunKey              int NOT NULL, -- the newest load when it was written
    CONSTRAINT PK_fact_DossierReceipt PRIMARY KEY (ReceiptDateKey, FacilityDurableKey),
    CONSTRAINT FK_fact_DossierReceipt_Facility FOREIGN KEY (FacilityKey) REFERENCES dim.Facility (FacilityKey)
);
