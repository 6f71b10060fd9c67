namespace BhytWarehouse.Etl.Sources.MohStatistics;

/// <summary>A file laid out in figures; the subject of the rules for files.</summary>
internal sealed class StatisticsFile
{
    /// <summary>The rule that its form breaks and what was found, null when it is sound.</summary>
    public (string RuleCode, string Found)? Fault { get; init; }

    public IReadOnlyList<ReportedFigure> Figures { get; init; } = [];

    /// <summary>Figures of elements that nobody mapped, by element.</summary>
    public IReadOnlyList<(string Element, int Count)> Unmapped =>
        [.. Figures.Where(figure => figure.Element is null).GroupBy(figure => figure[StatisticField.DataElement], StringComparer.Ordinal).Select(group => (group.Key, group.Count())).OrderBy(pair => pair.Key, StringComparer.Ordinal)];

    public int PartCount => Figures.Count(figure => figure.Element is not null && !figure.IsWhole);

    /// <summary>Figures whose time of change cannot be read; -1 while nothing was judged.</summary>
    public int UnreadableUpdateCount { get; set; }
}
