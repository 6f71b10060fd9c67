-- Grain: one row per withdrawal that an operator entered: a facility takes a dossier back.
-- Caution  only added to; of several about one dossier the latest day counts, then the latest entry: it withdraws every version submitted until then, whenever that arrives
CREATE TABLE audit.Withdrawal
(
    WithdrawalKey     bigint        NOT NULL,
    FeedCode          varchar(30)   NOT NULL,
    FacilityCode      varchar(5)    NOT NULL,
    RecordCode        nvarchar(100) NOT NULL, -- MA_LK
    WithdrawalDateKey int           NOT NULL, -- the day on which the facility took it back, in Viet Nam
    EnteredAt         varchar(30)   NOT NULL, -- UTC, ISO 8601; tells versions of that day apart, by their receipt
    Reason            nvarchar(400) NOT NULL, -- no personal data
    ActionNumber      bigint        NOT NULL, -- of the operator's action, as bhyt actions lists it
    LoadRunKey        int           NOT NULL, -- under which it was carried out
    CONSTRAINT PK_audit_Withdrawal PRIMARY KEY (WithdrawalKey)
);
GO
CREATE INDEX IX_audit_Withdrawal_Record ON audit.Withdrawal (RecordCode, FacilityCode);
