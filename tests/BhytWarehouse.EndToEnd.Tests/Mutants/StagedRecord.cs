using System.Text.RegularExpressions;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Staging;

namespace BhytWarehouse.EndToEnd.Tests.Mutants;

/// <summary>What a feed stages of one record: the table, and by which columns its account knows amount, place and month; found in the text of the account view.</summary>
internal sealed partial record StagedRecord(string Table, IReadOnlyList<string> Amounts, string? Place, IReadOnlyList<string> Months)
{
    /// <summary>Where the account knows no place or month, the column by which the publisher names it.</summary>
    private static readonly string[] PlaceColumns = ["MA_XA", "MA_TINH", "AreaCode", "OrgUnitCode", "NewUnitCode", "MA_DVI"];

    private static readonly string[] MonthColumns = ["NAM_QT", "NAM", "YearNumber", "PeriodEndDateKey", "ReplyDateKey", "TU_NGAY", "EffectiveDateKey"];

    public static IReadOnlyList<StagedRecord> Of(ISource source)
    {
        string account = ViewReads.Texts["conform." + source.Delivery.AccountView];
        StagingTable table = source.Tables.Single(item => item.Name == source.Delivery.RecordTable);
        string[] Of(string name) => [.. Staged().Matches(Regex.Match(account, $@"^(.*) AS {name},?$", RegexOptions.Multiline).Value).Select(match => match.Groups[1].Value).Distinct().Where(table.Columns.Contains)];
        string[] months = Of("MonthKey");
        StagedRecord record = new(
            table.Name,
            Of("AmountHundredths"),
            Of("FacilityCode").FirstOrDefault() ?? PlaceColumns.FirstOrDefault(table.Columns.Contains),
            months.Length > 0 ? months : [.. MonthColumns.Where(table.Columns.Contains).Take(1)]);
        // Lines and documents of a record: tables of their own, whose rows name the record that they belong to.
        return [record, .. source.Tables.Where(item => item.Name != table.Name && item.Name.StartsWith(table.Name, StringComparison.Ordinal) && item.Schema == "staging").Select(part => new StagedRecord(part.Name, [.. record.Amounts.Where(part.Columns.Contains)], part.Columns.Contains(record.Place ?? "") ? record.Place : null, []))];
    }

    [GeneratedRegex(@"staged\.(\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex Staged();
}
