using BhytWarehouse.Schema;

namespace BhytWarehouse.Etl.Signals;

/// <summary>The fact that keeps the alerts about one kind of subject, and how an alert there is known again when its rule is evaluated once more.</summary>
/// <param name="Fact">X of fact.X.</param>
/// <param name="Identity">Columns that, with the rule, name the subject; they outlive corrections, which give a claim a new key.</param>
/// <param name="Found">The subject's columns of a signal view, joined where the fact needs more.</param>
/// <param name="Join">What is joined to the rows found.</param>
/// <param name="SubjectCode">The subject as a reviewer's decision names it, over a row of the fact and its facility.</param>
internal sealed record AlertTable(string Fact, IReadOnlyList<string> Identity, IReadOnlyList<string> Found, string Join, string SubjectCode)
{
    private static readonly AlertTable Claims = new(
        "ClaimAlert", ["FacilityDurableKey", "ClaimNumber"], ["found.ClaimKey", "claim.ClaimNumber"], "INNER JOIN fact_Claim AS claim ON claim.ClaimKey = found.ClaimKey",
        "facility.FacilityCode || '/' || alert.ClaimNumber");

    private static readonly AlertTable Members = OfKey("MemberAlert", "MemberDurableKey");

    private static readonly AlertTable Practitioners = OfKey("PractitionerAlert", "PractitionerDurableKey");

    private static readonly AlertTable Facilities = new(
        "FacilityAlert", ["FacilityDurableKey", "MonthKey", "SliceCode"], ["found.SliceCode"], "",
        "facility.FacilityCode || '/' || alert.MonthKey || '/' || alert.SliceCode");

    public static IReadOnlyList<AlertTable> All { get; } = [Claims, Members, Practitioners, Facilities];

    /// <summary>The table in SQLite.</summary>
    public string Table => $"fact_{Fact}";

    /// <summary>The subject's own columns of the fact, in the order of <see cref="Found"/>.</summary>
    public IReadOnlyList<string> SubjectColumns => [.. Found.Select(column => column[(column.IndexOf('.', StringComparison.Ordinal) + 1)..])];

    public static AlertTable Of(WarehouseSignalSubject subject) => subject switch
    {
        WarehouseSignalSubject.Claim => Claims,
        WarehouseSignalSubject.Member => Members,
        WarehouseSignalSubject.Practitioner => Practitioners,
        _ => Facilities,
    };

    private static AlertTable OfKey(string fact, string key) => new(
        fact, [key, "MonthKey", "FacilityDurableKey", "SliceCode"], [$"found.{key}", "found.SliceCode"], "",
        $"alert.{key} || '/' || alert.MonthKey || '/' || facility.FacilityCode || '/' || alert.SliceCode");
}
