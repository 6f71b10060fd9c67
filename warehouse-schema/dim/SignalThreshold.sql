-- Grain: one row per limit that a signal view compares with: as its header proposes, or as an operator set it.
-- Key  RuleCode, ThresholdName
-- Caution  a limit is changed by bhyt signals set, which keeps who, when and why; it holds for all months at the next evaluation
CREATE TABLE dim.SignalThreshold
(
    SignalThresholdKey int            NOT NULL,
    RuleCode           varchar(5)     NOT NULL,
    ThresholdName      varchar(50)    NOT NULL,
    ThresholdValue     decimal(18, 4) NOT NULL,
    ProposedValue      decimal(18, 4) NOT NULL, -- of the view's header
    Meaning            nvarchar(200)  NOT NULL,
    IsSet              smallint       NOT NULL, -- 1 when an operator changed it
    CONSTRAINT PK_dim_SignalThreshold PRIMARY KEY (SignalThresholdKey),
    CONSTRAINT UQ_dim_SignalThreshold_Name UNIQUE (RuleCode, ThresholdName)
);
