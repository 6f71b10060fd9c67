-- Grain: one row per closing that was reopened: the month may be closed again, what the closing froze stays.
CREATE TABLE fact.PeriodReopening
(
    PeriodReopeningKey int    NOT NULL,
    PeriodClosingKey   int    NOT NULL,
    ReopenedDateKey    int    NOT NULL, -- in Viet Nam
    ActionNumber       bigint NOT NULL, -- of the operator's action: who and why, as bhyt actions lists it
    LoadRunKey         int    NOT NULL, -- the run of the reopening itself
    CONSTRAINT PK_fact_PeriodReopening PRIMARY KEY (PeriodReopeningKey),
    CONSTRAINT UQ_fact_PeriodReopening_Closing UNIQUE (PeriodClosingKey),
    CONSTRAINT FK_fact_PeriodReopening_Closing FOREIGN KEY (PeriodClosingKey) REFERENCES fact.PeriodClosing (PeriodClosingKey)
);
