using BhytWarehouse.Schema;

namespace BhytWarehouse.Etl.Signals;

/// <summary>One alert that stands.</summary>
/// <param name="AlertKey">Key in the fact of its subject; changes with every evaluation.</param>
/// <param name="SubjectCode">Names it for good: facility and claim number, or what else the rule is about.</param>
/// <param name="Evidence">For the reviewer, in Vietnamese.</param>
public sealed record Alert(
    WarehouseSignalSubject Subject,
    long AlertKey,
    string RuleCode,
    string SubjectCode,
    int MonthKey,
    string FacilityCode,
    decimal AmountAtRisk,
    int AlarmLevel,
    decimal RankScore,
    string Evidence,
    AlertReviewState State,
    int RaisedDateKey);
