-- Grain: one row per billed drug, service, bed-day or supply of a claim.
-- Role  TreatingFacilityKey as Claim of ClaimLineKey / 100000
CREATE TABLE fact.ClaimLine
(
    ClaimLineKey               bigint         NOT NULL, -- ClaimKey * 100000 + position: the lines of a claim are a range
    ClaimKey                   bigint         NOT NULL,
    ClaimNumber                nvarchar(100)  NOT NULL, -- degenerate dimension: MA_LK
    SettlementMonthKey         int            NOT NULL,
    TreatingFacilityKey        int            NOT NULL,
    TreatingFacilityDurableKey int            NOT NULL,
    SourceTable                char(4)        NOT NULL, -- XML2 or XML3
    LineNumber                 int            NOT NULL, -- STT
    CostGroupKey               int            NOT NULL,
    DrugKey                    int            NOT NULL,
    ServiceItemKey             int            NOT NULL, -- a service, or a supply where the line is one
    PractitionerKey            int            NOT NULL, -- the first one ordering
    DepartmentKey              int            NOT NULL,
    OrderDateKey               int            NOT NULL, -- NGAY_YL
    OrderMinute                int            NOT NULL,
    ExecutionDateKey           int            NOT NULL, -- NGAY_TH_YL; -1 when empty
    ExecutionMinute            int            NOT NULL, -- -1 when empty
    ScopeCode                  smallint       NOT NULL, -- PHAM_VI
    PaymentMethodCode          smallint       NOT NULL, -- MA_PTTT
    HasResult                  smallint       NOT NULL, -- 1 when XML4 reports a result of the service
    Quantity                   decimal(18, 3) NOT NULL,
    FacilityUnitPrice          decimal(18, 3) NOT NULL,
    CoveredUnitPrice           decimal(18, 3) NOT NULL,
    ServicePaymentRate         decimal(9, 4)  NOT NULL, -- TYLE_TT_DV as 0-1
    ReimbursementRate          decimal(9, 4)  NOT NULL, -- TYLE_TT_BH as 0-1
    BenefitRate                decimal(9, 4)  NOT NULL, -- MUC_HUONG as 0-1
    FacilityChargeAmount       decimal(18, 2) NOT NULL, -- THANH_TIEN_BV
    CoveredChargeAmount        decimal(18, 2) NOT NULL, -- THANH_TIEN_BH
    FundPaidAmount             decimal(18, 2) NOT NULL,
    CopaymentAmount            decimal(18, 2) NOT NULL,
    OutOfPocketAmount          decimal(18, 2) NOT NULL,
    OtherSourceAmount          decimal(18, 2) NOT NULL,
    CONSTRAINT PK_fact_ClaimLine PRIMARY KEY NONCLUSTERED (ClaimLineKey, SettlementMonthKey),
    CONSTRAINT FK_fact_ClaimLine_TreatingFacility FOREIGN KEY (TreatingFacilityKey) REFERENCES dim.Facility (FacilityKey),
    CONSTRAINT FK_fact_ClaimLine_CostGroup FOREIGN KEY (CostGroupKey) REFERENCES dim.CostGroup (CostGroupKey),
    CONSTRAINT FK_fact_ClaimLine_Drug FOREIGN KEY (DrugKey) REFERENCES dim.Drug (DrugKey),
    CONSTRAINT FK_fact_ClaimLine_ServiceItem FOREIGN KEY (ServiceItemKey) REFERENCES dim.ServiceItem (ServiceItemKey),
    CONSTRAINT FK_fact_ClaimLine_Practitioner FOREIGN KEY (PractitionerKey) REFERENCES dim.Practitioner (PractitionerKey),
    CONSTRAINT FK_fact_ClaimLine_Department FOREIGN KEY (DepartmentKey) REFERENCES dim.Department (DepartmentKey),
    CONSTRAINT FK_fact_ClaimLine_OrderDate FOREIGN KEY (OrderDateKey) REFERENCES dim.Date (DateKey)
) ON MonthScheme (SettlementMonthKey);
GO
CREATE CLUSTERED COLUMNSTORE INDEX CCI_fact_ClaimLine ON fact.ClaimLine ON MonthScheme (SettlementMonthKey);
