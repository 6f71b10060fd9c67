namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>All that the witness is told of a layout: the folded headings of its columns, and which few of them it counts.</summary>
/// <param name="Columns">Of every column, and whether a table without it is none of this layout: they decide which row holds the headings.</param>
/// <param name="Keys">Of each key column.</param>
/// <param name="Controls">Of each column of the control total.</param>
/// <param name="Facility">Empty when the ledger is not sliced by facility.</param>
/// <param name="Month">Empty when the ledger is not sliced by month.</param>
/// <param name="IsFacilityInTitle">The facility stands above the table.</param>
/// <param name="IsMonthInTitle">The month stands above the table.</param>
internal sealed record CountedLayout(
    IReadOnlyList<(IReadOnlySet<string> Headings, bool IsRequired)> Columns,
    IReadOnlyList<IReadOnlySet<string>> Keys,
    IReadOnlyList<IReadOnlySet<string>> Controls,
    IReadOnlySet<string> Facility,
    IReadOnlySet<string> Month,
    bool IsFacilityInTitle,
    bool IsMonthInTitle)
{
    public static CountedLayout Of(TableLayout layout)
    {
        TableField? Role(TableFieldRole role) => layout.Fields.FirstOrDefault(field => field.Has(role));
        TableField? facility = Role(TableFieldRole.Facility);
        TableField? month = Role(TableFieldRole.Month);
        return new CountedLayout(
            [.. layout.Fields.Where(field => field.Place == TableFieldPlace.Row).Select(field => (field.Headings, field.IsRequired))],
            [.. layout.Keys.Select(position => layout.Fields[position]).Where(field => field.Place == TableFieldPlace.Row && field.IsRequired).Select(field => field.Headings)],
            [.. layout.Controls.Select(position => layout.Fields[position].Headings)],
            facility?.Headings ?? new HashSet<string>(),
            month?.Headings ?? new HashSet<string>(),
            facility?.Place == TableFieldPlace.Title,
            month?.Place == TableFieldPlace.Title);
    }
}
