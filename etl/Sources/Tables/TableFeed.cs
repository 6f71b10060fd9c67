using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Star;

namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>What a tabular feed says in code; the rest stands in Contract.csv and Headings.csv of its folder.</summary>
public sealed class TableFeed
{
    public required string FeedCode { get; init; }

    /// <summary>Two letters, such as VT: the common rules of tables are VT-001 to VT-019, the feed's own start at VT-020.</summary>
    public required string RulePrefix { get; init; }

    public required SourceDescription Description { get; init; }

    public required IReadOnlyList<string> Dimensions { get; init; }

    public required FeedDelivery Delivery { get; init; }

    /// <summary>What needs more than one field. Asked only of rows whose every value could be read.</summary>
    public IReadOnlyList<QualityRule<TableRow>> Rules { get; init; } = [];

    /// <summary>The day of a row (yyyymmdd) that decides which rules are in force for it; 0 takes the day of the load.</summary>
    public Func<TableRow, int> DateOf { get; init; } = row => row.Today;

    /// <summary>Words and codes of its own for rules about single fields.</summary>
    public IReadOnlyList<FieldRule> FieldRules { get; init; } = [];

    public IReadOnlyList<DerivedColumn> Derived { get; init; } = [];

    /// <summary>Fields that should hold one value throughout a file, such as the day of an extract; more are a warning (rule 008).</summary>
    public IReadOnlyList<string> SingleValued { get; init; } = [];

    /// <summary>Headings of blocks of rows, such as "I. Tăng": folded beginning of the heading → what <see cref="TableRow.Block"/> then says of the rows below.</summary>
    public IReadOnlyDictionary<string, string> Blocks { get; init; } = new Dictionary<string, string>();

    /// <summary>The kind of number behind a Token field ("household"), where feeds must give equal values equal tokens; cards, BHXH numbers, citizen ids and names have theirs.</summary>
    public IReadOnlyDictionary<string, string> TokenKinds { get; init; } = new Dictionary<string, string>();

    /// <summary>Staging columns with a name of their own, by field: where a star is fed by several forms, and a regulator's code would say less.</summary>
    public IReadOnlyDictionary<string, string> ColumnNames { get; init; } = new Dictionary<string, string>();
}
