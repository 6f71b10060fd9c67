using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Schema;

namespace BhytWarehouse.Etl.Provenance;

/// <summary>From a feed forward to what is published of it: the indicators and report tables that read, directly or through others, what it delivers.</summary>
/// <param name="Indicators">In the order of their code.</param>
/// <param name="ReportTables">Such as mart.FacilityMonth.</param>
public sealed record FiguresOfFeed(IReadOnlyList<WarehouseObject> Indicators, IReadOnlyList<string> ReportTables)
{
    private static readonly Dictionary<string, FiguresOfFeed> Known = [];
    private static readonly Lock Gate = new();

    public static FiguresOfFeed None { get; } = new([], []);

    /// <summary>Of a feed that delivers facts, what reads these; of a register, what reads its dimensions.</summary>
    public static FiguresOfFeed Of(ISource source)
    {
        lock (Gate)
        {
            if (!Known.TryGetValue(source.FeedCode, out FiguresOfFeed? figures))
            {
                string[] facts = [.. source.Delivery.Facts.Select(fact => "fact." + fact.Fact), .. source.Delivery.SnapshotFacts.Select(fact => "fact." + fact)];
                Known.Add(source.FeedCode, figures = Reading(facts.Length > 0 ? facts : [.. source.Dimensions.Select(dimension => "dim." + dimension)]));
            }

            return figures;
        }
    }

    /// <summary>What reads one of these tables, written schema.Name. The table of the control totals, which is of all of them, is left out.</summary>
    public static FiguresOfFeed Reading(IReadOnlyCollection<string> tables) => new(
        [.. WarehouseSchema.Objects.Where(item => item.Schema == "indicator" && IsMadeOf($"indicator.{item.Name}", tables)).OrderBy(item => item.Code, StringComparer.Ordinal)],
        [.. ViewReads.Marts.Where(mart => mart != "mart." + ControlTotals.Table && IsMadeOf(mart, tables)).Order(StringComparer.Ordinal)]);

    private static bool IsMadeOf(string figure, IReadOnlyCollection<string> tables) => FigureProvenance.MadeOf(figure).Any(tables.Contains);
}
