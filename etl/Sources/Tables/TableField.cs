namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>One field of a layout, as the feed's Contract.csv lists it.</summary>
/// <param name="Length">The longest value in characters; of Digits the exact number; 0 where the kind tells.</param>
/// <param name="IsRequired">Whether a table without the column (or title value) is refused.</param>
/// <param name="IsFilled">Whether a row without the value is held back.</param>
/// <param name="IsPersonal">A value is never shown to anyone, not even a wrong one.</param>
/// <param name="CodeList">The list that must hold the value on the day of the load; empty for none.</param>
public sealed record TableField(
    string Name,
    TableFieldKind Kind,
    int Length,
    bool IsRequired,
    bool IsFilled,
    TableFieldStorage Storage,
    bool IsPersonal,
    string CodeList,
    TableFieldRole Role,
    TableFieldPlace Place,
    string Basis,
    string Meaning)
{
    /// <summary>The folded headings that name the column, the field's own name among them.</summary>
    public IReadOnlySet<string> Headings { get; init; } = new HashSet<string>();

    /// <summary>Empty when no column takes the value.</summary>
    public string StagingColumn => Storage switch
    {
        TableFieldStorage.Never => "",
        TableFieldStorage.Stored => Kind == TableFieldKind.BirthDate ? Name + "Year" : Name,
        _ => Name + "Token",
    };

    /// <summary>Whether a wrong value is dropped with a warning instead of holding the row back: a number of a person that the row can do without.</summary>
    public bool IsDropped => !IsFilled && Role == TableFieldRole.None && Kind is TableFieldKind.Card or TableFieldKind.BhxhNumber or TableFieldKind.CitizenId;
}
