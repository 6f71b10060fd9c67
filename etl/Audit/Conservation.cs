using System.Globalization;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Indicators;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Audit;

/// <summary>Holds figures against what they were made of, as the Conserves tags of their files state it: facts → snapshots → indicator values → marts.</summary>
/// <remarks>Both sides are asked from the tables themselves, so a view that loses, doubles or moves something is seen whatever its text says. Sums are whole hundredths.</remarks>
public sealed class Conservation(SqliteConnection connection)
{
    /// <summary>Told the name of each law before it is weighed, for measuring.</summary>
    public Action<string>? PartBegan { get; init; }

    /// <summary>Every law of the figures that the condition names, weighed.</summary>
    public IReadOnlyList<FigureStep> Weigh(Func<WarehouseObject, bool> isAsked) => [.. ConservationLaw.All.Where(law => isAsked(law.Figure)).SelectMany(law => Weigh(law, null))];

    /// <summary>Those that can come out differently since the standing figures, which held them: the others are not weighed, and of figures cut by facility only the facilities whose dossiers changed.</summary>
    /// <remarks>A full weighing is what <see cref="Weigh(Func{WarehouseObject, bool})"/> does, for the command that verifies the account.</remarks>
    internal IReadOnlyList<FigureStep> WeighChanged(Func<WarehouseObject, bool> isAsked, FigureChanges changes)
    {
        Part? part = null;
        if (changes.Dossiers is { } reach)
        {
            HashSet<string> keys = [.. connection.Rows($"SELECT CAST(FacilityDurableKey AS TEXT) FROM ({DossierReach.Facilities})", reader => reader.GetString(0))];
            HashSet<string> codes = [.. connection.Rows(DossierReach.FacilityCodes, reader => reader.GetString(0))];
            part = new Part(reach, keys, codes);
        }

        return [.. ConservationLaw.All.Where(law => isAsked(law.Figure) && law.Reads.Any(changes.HasChanged)).SelectMany(law => Weigh(law, IsCut(law, changes) ? part : null))];
    }

    /// <summary>Whether nothing behind the figure changed but dossiers, and both sides tell the facility.</summary>
    private static bool IsCut(ConservationLaw law, FigureChanges changes) =>
        FacilitySlices.AreOf(law.Figure) && law.Slices.Any(slice => FacilitySlices.IsOfFacility(slice.Target)) && changes.AreOnlyDossiers(law.Reads.SelectMany(FacilitySlices.TablesOf));

    /// <summary>The laws of snapshots that follow from facts, weighed.</summary>
    public IReadOnlyList<FigureDifference> DifferencesOf(IEnumerable<string> snapshots)
    {
        HashSet<string> asked = [.. snapshots];
        return [.. Weigh(figure => figure.Schema == "derive" && asked.Contains(figure.Name)).SelectMany(step => step.Differences)];
    }

    /// <param name="part">The facilities to which the weighing is limited; null for all.</param>
    private IEnumerable<FigureStep> Weigh(ConservationLaw law, Part? part)
    {
        PartBegan?.Invoke($"conservation {law.Figure.Schema}.{law.Figure.Name} of {law.Source.Schema}.{law.Source.Name}");
        int keys = law.Slices.Count;
        int width = law.Measures.Count;
        (string figureQuery, string behindQuery) = law.Queries((schema, name) => part is null ? SqliteWarehouse.Table(schema, name)
            : schema is "derive" or "mart" ? part.Reach.OfFacilities.ViewOf(WarehouseSchema.Find(schema, name)) : part.Reach.OfFacilities.NameOf(schema, name));
        Dictionary<string, (string[] Slice, long[] Values)> shown = Read(figureQuery, keys, 2 * width);
        Dictionary<string, (string[] Slice, long[] Values)> behind = Read(behindQuery, keys, width);
        string figure = $"{law.Figure.Schema}.{law.Figure.Name}";
        string source = $"{law.Source.Schema}.{law.Source.Name}";
        int facility = part is null ? -1 : law.Slices.ToList().FindIndex(slice => FacilitySlices.IsOfFacility(slice.Target));
        string[] slices = [.. (law.IsAsFarAsTold ? shown.Keys : shown.Keys.Union(behind.Keys))
            .Where(slice => part is null || part.Has(law.Slices[facility].Target, (shown.TryGetValue(slice, out (string[] Slice, long[] Values) known) ? known : behind[slice]).Slice[facility]))];
        bool tellsSuppression = law.Target.Columns.Any(column => column.Name == "IsSuppressed");
        for (int index = 0; index < width; index++)
        {
            ConservedMeasure measure = law.Measures[index];
            List<FigureDifference> differences = [];
            (long allBehind, long allShown, long allHidden) = (0, 0, 0);
            foreach (string slice in slices)
            {
                long made = behind.TryGetValue(slice, out (string[] Slice, long[] Values) there) ? there.Values[index] : 0;
                bool stands = shown.TryGetValue(slice, out (string[] Slice, long[] Values) here);
                (long first, long second) = stands ? (here.Values[2 * index], here.Values[(2 * index) + 1]) : (0, 0);
                bool isHidden = law.IsEach && measure.HidesFrom is not null && stands && first == ConservationLaw.AllHidden;
                (long least, long greatest, long hidden) = isHidden ? (0, 0, 1) : law.IsEach ? (first, second, 0) : (first, first, second);
                if (law.IsEach && !isHidden ? least != made || greatest != made : !Fits(measure, made - least, hidden))
                {
                    differences.Add(new FigureDifference(figure, measure.Name, law.Say(stands ? here.Slice : there.Slice), source, made, least != made ? least : greatest, hidden));
                }

                (allBehind, allShown, allHidden) = (allBehind + made, allShown + greatest, allHidden + hidden);
            }

            if (tellsSuppression && measure.HidesFrom is not null)
            {
                differences.AddRange(EmptyWithoutSuppression(law, measure, figure, source));
            }

            yield return new FigureStep(figure, measure.Name, source, slices.Length, allBehind, allShown, allHidden, differences);
        }
    }

    /// <summary>What is not shown is exactly what the hidden cells of the slice can hold.</summary>
    private static bool Fits(ConservedMeasure measure, long missing, long hidden) =>
        hidden == 0 || measure.HidesFrom is null
            ? missing == 0 && hidden == 0
            : measure.HidesTo == int.MaxValue || (missing >= hidden * measure.HidesFrom.Value * 100L && missing <= hidden * measure.HidesTo * 100L);

    /// <summary>Where a figure says which rows it suppresses, a cell that is empty elsewhere was lost.</summary>
    private IEnumerable<FigureDifference> EmptyWithoutSuppression(ConservationLaw law, ConservedMeasure measure, string figure, string source)
    {
        long lost = connection.ScalarLong($"SELECT COUNT(*) FROM {law.Target.SqliteName} AS own WHERE own.IsSuppressed = 0 AND own.{measure.Target} IS NULL");
        if (lost > 0)
        {
            yield return new FigureDifference(figure, measure.Name, "empty cells that are not marked as suppressed", source, 0, lost * 100);
        }
    }

    private Dictionary<string, (string[] Slice, long[] Values)> Read(string query, int keys, int width)
    {
        Dictionary<string, (string[] Slice, long[] Values)> slices = new(StringComparer.Ordinal);
        foreach ((string[] slice, long[] values) in connection.Rows(
            query,
            reader => (
                Enumerable.Range(0, keys).Select(index => reader.IsDBNull(index) ? "?" : Convert.ToString(reader.GetValue(index), CultureInfo.InvariantCulture)!).ToArray(),
                Enumerable.Range(keys, width).Select(reader.GetInt64).ToArray())))
        {
            slices.Add(string.Join('\u001F', slice), (slice, values));
        }

        return slices;
    }

    /// <summary>The facilities whose dossiers changed, by durable key and by code, and everything they billed.</summary>
    private sealed record Part(DossierReach Reach, IReadOnlySet<string> Keys, IReadOnlySet<string> Codes)
    {
        public bool Has(string slice, string facility) => (slice == "FacilityCode" ? Codes : Keys).Contains(facility);
    }
}
