using System.Globalization;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Indicators;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.EndToEnd.Tests.Loads;

/// <summary>What a header says of the reach of a change (Slices, Scope) is so: over a few dossiers a view says of their facility, participant or practitioner what it says over all.</summary>
[Collection(LoadedProvinceCollection.Name)]
public sealed class DeclaredReachTests(LoadedProvince province)
{
    private const int Several = 40;

    public static TheoryData<string> ViewsOfOneFacility => [.. WarehouseSchema.Objects.Where(FacilitySlices.AreOf).Select(view => $"{view.Schema}.{view.Name}")];

    public static TheoryData<string> SignalsOfAReach => [.. WarehouseSignal.All.Where(signal => signal.Scope != WarehouseSignalScope.Peers).Select(signal => signal.Code)];

    [Theory]
    [MemberData(nameof(ViewsOfOneFacility))]
    public void AViewCutByFacility_OverTheDossiersOfOne_SaysOfItWhatItSaysOverAll(string name)
    {
        WarehouseObject view = WarehouseSchema.Find(name.Split('.')[0], name.Split('.')[1]);
        using SqliteConnection connection = province.Home.Home.Warehouse.OpenReader();
        string facility = view.Schema == "mart"
            ? "FacilityCode IN (SELECT FacilityCode FROM dim_Facility WHERE FacilityDurableKey = {0})"
            : "FacilityKey IN (SELECT FacilityKey FROM dim_Facility WHERE FacilityDurableKey = {0})";

        int rows = Keys(connection, "SELECT DISTINCT TreatingFacilityDurableKey FROM fact_Claim").Sum(key => Compare(connection, view, key, "TreatingFacilityDurableKey = {0}", facility));

        rows.ShouldBe((int)connection.ScalarLong($"SELECT COUNT(*) FROM {view.SqliteName}"), "every row is of one facility");
    }

    [Theory]
    [MemberData(nameof(SignalsOfAReach))]
    public void ASignal_OverTheDossiersOfItsReach_SaysOfThemWhatItSaysOverAll(string code)
    {
        WarehouseSignal signal = WarehouseSignal.All.Single(known => known.Code == code);
        using SqliteConnection connection = province.Home.Home.Warehouse.OpenReader();
        (string keys, string claims, string rows) = signal.Scope switch
        {
            WarehouseSignalScope.Facility => ("SELECT DISTINCT TreatingFacilityDurableKey FROM fact_Claim", "TreatingFacilityDurableKey = {0}", "FacilityDurableKey = {0}"),
            WarehouseSignalScope.Member => (
                // Those with several dossiers first: there is most to be compared.
                "SELECT MemberDurableKey FROM fact_Claim WHERE MemberDurableKey > 0 GROUP BY 1 ORDER BY COUNT(*) DESC, 1",
                "MemberDurableKey IN (" + SamePerson + ")",
                signal.Subject == WarehouseSignalSubject.Member ? "MemberDurableKey IN (" + SamePerson + ")" : "ClaimKey IN (SELECT ClaimKey FROM fact_Claim WHERE MemberDurableKey IN (" + SamePerson + "))"),
            _ => (
                "SELECT DISTINCT PractitionerDurableKey FROM fact_ClaimLine WHERE PractitionerDurableKey > 0",
                "TreatingFacilityDurableKey IN (SELECT TreatingFacilityDurableKey FROM fact_ClaimLine WHERE PractitionerDurableKey = {0})",
                "PractitionerDurableKey = {0}"),
        };

        foreach (long key in Keys(connection, keys).Take(Several))
        {
            Compare(connection, signal.View, key, claims, rows);
        }
    }

    private const string SamePerson =
        """
        SELECT {0} UNION SELECT other.MemberDurableKey FROM dim_Member AS other INNER JOIN dim_MatchedPerson AS same ON same.MemberToken = other.MemberToken
        WHERE same.PersonToken IN (SELECT matched.PersonToken FROM dim_Member AS own INNER JOIN dim_MatchedPerson AS matched ON matched.MemberToken = own.MemberToken WHERE own.MemberDurableKey = {0})
        """;

    /// <summary>Asserts that both are the same; how many rows.</summary>
    private static int Compare(SqliteConnection connection, WarehouseObject view, long key, string claims, string condition)
    {
        string star = string.Create(CultureInfo.InvariantCulture, $"part{key}");
        RestrictedStar restricted = new(connection, star, "SELECT ClaimKey FROM fact_Claim WHERE " + string.Format(CultureInfo.InvariantCulture, claims, key));
        string columns = string.Join(" || '|' || ", view.Columns.Select(column => $"COALESCE({column.Name}, '?')"));
        string Rows(string from) => string.Join('\n', connection.Rows($"SELECT {columns} FROM {from} WHERE {string.Format(CultureInfo.InvariantCulture, condition, key)} ORDER BY 1", reader => reader.GetString(0)));
        string here = Rows(restricted.ViewOf(view));
        here.ShouldBe(Rows(view.SqliteName), $"{view.Schema}.{view.Name}, {key}");
        return here.Length == 0 ? 0 : here.Count(letter => letter == '\n') + 1;
    }

    private static List<long> Keys(SqliteConnection connection, string query) => connection.Rows(query, reader => reader.GetInt64(0));
}
