namespace BhytWarehouse.SampleProvince.Truth;

/// <summary>The faults that are planted on purpose. What each must lead to stands in <see cref="FaultTruth.Expectation"/>.</summary>
public enum FaultKind
{
    // Whole files of VssClaims.
    TruncatedFile,
    DeclaredCountDiffers,
    NotXml,
    Utf16Encoding,
    Windows1258Encoding,
    DocumentType,
    ExternalEntity,
    EmptyFile,
    Decree4210Archive,

    // Dossiers of VssClaims.
    BrokenBase64,
    BrokenInnerXml,
    InnerDocumentType,
    LinesWithoutSummary,
    TwoSummaries,
    UnknownCode,
    SumMismatch,
    LineAmountMismatch,
    DischargeBeforeAdmission,
    MonthZero,
    MissingRequiredField,
    FieldTooLong,
    AmountNotNumeric,
    ClaimNumberDiffersBetweenTables,
    ClaimNumberOfTwoPeople,
    SumOffByAtMostOneDong,

    // Rows of VssEnrolment.
    EnrolmentImpossibleDate,
    EnrolmentCardTooShort,
    EnrolmentEndBeforeStart,
    EnrolmentUnknownSex,

    // Files and rows of MohStatistics.
    StatisticSignInPage,
    StatisticUnknownUnit,
    StatisticNotANumber,
    StatisticUnknownPeriod,

    // Rows and files of VssContributions, VssSettlements, VssBudgets, VssFeedback.
    ContributionBalanceBroken,
    ContributionAmountIllegible,
    ContributionMissingColumn,
    SettlementSumBroken,
    SettlementMissingColumn,
    BudgetKindUnknown,
    FeedbackCountBroken,
    FeedbackImpossibleTime,
    FeedbackMissingColumn,

    // Files of NsoPopulation.
    PopulationMissingDimension,

    // Files of MpsResidents.
    RegisterMissingColumn,

    // Rows of MpsResidents.
    RegisterUnknownAgeBand,
    RegisterUnknownEvent,

    // Rows of PpcTargets.
    TargetAboveHundred,

    // Rows of PpcEntitledGroups.
    EntitledUnknownGroup,

    // Files and rows of MohFacilities.
    RegisterMissingColumns,
    RegisterEndBeforeStart,
    RegisterUnknownLevel,
    RegisterImpossibleDate,

    // Files and rows of MohCatalogues.
    CatalogueMissingColumns,
    CataloguePriceInWords,
    CatalogueContradiction,

    // Files and rows of MohDigitalUse.
    DigitalUseWebPage,
    DigitalUseAboveVisits,

    // Files and rows of MohSatisfaction.
    SatisfactionMissingColumn,
    SatisfactionAboveAsked,

    // Rows of PpcInspections.
    InspectionRecoveredAboveFound,

    // Files and check-ups of MohCheckups.
    CheckupTruncatedFile,
    CheckupDocumentType,
    CheckupUnknownClass,
    CheckupEndBeforeStart,
    CheckupBrokenBase64,
    CheckupNumberOfTwoPeople,

    // Files of NsoAdministrativeUnits.
    UnitsMissingColumn,
}
