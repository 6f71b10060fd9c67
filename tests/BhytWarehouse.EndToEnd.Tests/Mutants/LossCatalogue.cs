using System.Text.RegularExpressions;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Star;
using BhytWarehouse.Schema;

namespace BhytWarehouse.EndToEnd.Tests.Mutants;

/// <summary>Every mutant: each mutation × the records of each feed × each step of the path, and the combinations that do not exist, with their reason.</summary>
internal static partial class LossCatalogue
{
    private static readonly Mutation[] Mutations = Enum.GetValues<Mutation>();

    public static IReadOnlyList<LossMutant> All { get; } = [.. SourceRegister.All.Sources.SelectMany(OfLoads), .. SourceRegister.All.Sources.SelectMany(BeyondFacts)];

    /// <summary>The columns that hold what may be lost of a row of a fact: its control quantity, or the amount that the fund is asked for.</summary>
    public static IReadOnlyList<string> AmountsOf(FeedDelivery feed, FactDelivery fact)
    {
        string[] measured = [.. feed.Measures.Where(measure => measure.Fact.Fact == fact.Fact && measure.Level == LedgerLevel.Amount).SelectMany(measure => Measured().Matches(measure.Expression)).Select(match => match.Groups[1].Value).Distinct()];
        return measured.Length > 0 ? measured : [.. WarehouseSchema.Find("fact", fact.Fact).Columns.Select(column => column.Name).Where(name => name == "FundPaidAmount")];
    }

    /// <summary>The feed after whose load an object stands for the first time as it will be: the last of those whose facts it reads.</summary>
    public static string? OwnerOf(string view)
    {
        HashSet<string> facts = FactsBehind(view);
        return SourceRegister.All.Sources.LastOrDefault(source => source.Delivery.Facts.Any(fact => facts.Contains("fact." + fact.Fact)))?.FeedCode;
    }

    private static IEnumerable<LossMutant> OfLoads(ISource source)
    {
        foreach (StagedRecord record in StagedRecord.Of(source))
        {
            string table = "staging." + record.Table;
            yield return new LossMutant(PathStep.Reader, source.FeedCode, table, Mutation.Drop);
            yield return new LossMutant(PathStep.Reader, source.FeedCode, table, Mutation.Double);
            yield return new LossMutant(PathStep.Reader, source.FeedCode, table, Mutation.Zero, string.Join("+", record.Amounts), record.Amounts.Count == 0 ? "its rows hold no amount or count" : null);
            yield return new LossMutant(PathStep.Reader, source.FeedCode, table, Mutation.SwapPlace, record.Place ?? "", record.Place is null ? "its rows name no place of their own" : null);
            yield return new LossMutant(PathStep.Reader, source.FeedCode, table, Mutation.ShiftMonth, string.Join("+", record.Months), record.Months.Count == 0 ? "its rows name no time of their own" : null);
        }

        foreach (FactDelivery fact in source.Delivery.Facts)
        {
            string[] columns = [.. WarehouseSchema.Find("fact", fact.Fact).Columns.Select(column => column.Name)];
            IReadOnlyList<string> amounts = AmountsOf(source.Delivery, fact);
            foreach (PathStep step in (PathStep[])[PathStep.Conform, PathStep.Delivery])
            {
                string subject = (step == PathStep.Conform ? "conform." : "fact.") + fact.Fact;
                foreach (LossMutant mutant in OfRows(step, source.FeedCode, subject, columns, [string.Join("+", amounts)]))
                {
                    yield return mutant;
                }
            }
        }
    }

    private static IEnumerable<LossMutant> BeyondFacts(ISource source)
    {
        HashSet<string> own = [.. source.Delivery.Facts.Select(fact => "fact." + fact.Fact)];
        foreach ((PathStep step, string schema) in ((PathStep, string)[])[(PathStep.Snapshot, "derive"), (PathStep.Indicator, "indicator"), (PathStep.Mart, "mart"), (PathStep.Dataset, "mart")])
        {
            WarehouseObject[] views = [.. WarehouseSchema.Objects.Where(item => item.Schema == schema && item.Name != ControlTotals.Table && IsOnThePath(item))];
            if (!views.Any(view => FactsBehind($"{schema}.{view.Name}").Overlaps(own)))
            {
                foreach (Mutation mutation in Mutations)
                {
                    yield return new LossMutant(step, source.FeedCode, schema + ".*", mutation, "", "nothing at this step reads its facts");
                }
            }

            foreach (WarehouseObject view in views.Where(view => OwnerOf($"{schema}.{view.Name}") == source.FeedCode))
            {
                string[] columns = [.. view.Columns.Select(column => column.Name)];
                foreach (LossMutant mutant in OfRows(step, source.FeedCode, $"{schema}.{view.Name}", columns, [.. columns.Where(ConservationLaw.IsMeasure)]))
                {
                    yield return mutant;
                }
            }
        }
    }

    private static IEnumerable<LossMutant> OfRows(PathStep step, string feed, string subject, IReadOnlyList<string> columns, IReadOnlyList<string> amounts)
    {
        yield return new LossMutant(step, feed, subject, Mutation.Drop);
        yield return new LossMutant(step, feed, subject, Mutation.Double);
        foreach (string amount in amounts.Count == 0 ? [""] : amounts)
        {
            yield return new LossMutant(step, feed, subject, Mutation.Zero, amount, amount.Length == 0 ? "its rows hold no amount or count" : null);
        }

        IReadOnlyList<LossPlace> places = LossPlace.Of(columns);
        foreach (LossPlace place in places)
        {
            yield return new LossMutant(step, feed, subject, Mutation.SwapPlace, place.Columns);
        }

        if (places.Count == 0)
        {
            yield return new LossMutant(step, feed, subject, Mutation.SwapPlace, "", "its rows name no facility, area or paying unit");
        }

        string? period = LossPeriod.Of(columns);
        yield return new LossMutant(step, feed, subject, Mutation.ShiftMonth, period ?? "", period is null ? "its rows name no time" : null);
    }

    /// <summary>A derive view that only others are held against, or that only the radar looks in, cannot lose anything: a lie of it is an alarm, not a loss.</summary>
    private static bool IsOnThePath(WarehouseObject view) =>
        view.Schema != "derive" || (view.Header.GetValueOrDefault(ConservationLaw.Tag)?.EndsWith("no figure is made of it", StringComparison.Ordinal) != true && WarehouseSchema.Objects.Where(item => item.Schema == "mart" && item.Name != ControlTotals.Table).Any(mart => Behind($"mart.{mart.Name}").Contains($"derive.{view.Name}")));

    private static HashSet<string> FactsBehind(string view) => [.. Behind(view).Where(name => name.StartsWith("fact.", StringComparison.Ordinal))];

    private static HashSet<string> Behind(string view)
    {
        HashSet<string> found = [];
        Stack<string> open = new([view]);
        while (open.TryPop(out string? next))
        {
            string snapshot = next.Replace("fact.", "derive.", StringComparison.Ordinal);
            IEnumerable<string> reads = ViewReads.All.GetValueOrDefault(next, []);
            foreach (string name in (snapshot != next && ViewReads.All.ContainsKey(snapshot) ? reads.Append(snapshot) : reads).Where(found.Add))
            {
                open.Push(name);
            }
        }

        return found;
    }

    [GeneratedRegex(@"row\.(\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex Measured();
}
