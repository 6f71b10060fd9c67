using System.Globalization;
using System.Text.RegularExpressions;

namespace BhytWarehouse.Etl.Sources.MohStatistics;

/// <summary>One figure of a file with what stands around it; the subject of the rules for records.</summary>
internal sealed partial class ReportedFigure
{
    private readonly string?[] _texts = new string?[Enum.GetValues<StatisticField>().Length];

    public required int RecordNumber { get; init; }

    public required long ByteOffset { get; init; }

    public required int ByteCount { get; init; }

    /// <summary>An element of DHIS2 that says that an earlier value is no longer true.</summary>
    public bool IsDeletion { get; init; }

    public int TodayKey { get; init; }

    /// <summary>Another record of the file says something else of the same thing at the same time.</summary>
    public bool IsContradicted { get; set; }

    public string this[StatisticField field]
    {
        get => _texts[(int)field] ?? "";
        set => _texts[(int)field] = value.Trim();
    }

    public DataElement? Element => MohStatisticsTerms.Element(this[StatisticField.DataElement]);

    public StatisticPeriod? Period => StatisticPeriod.Parse(this[StatisticField.Period]);

    /// <summary>Of the whole, not of a part that is contained in it.</summary>
    public bool IsWhole => this[StatisticField.Category] is "" or "default" or "HllvX50cXC0";

    public bool IsTaken => Element is not null && IsWhole;

    public decimal? Number =>
        decimal.TryParse(this[StatisticField.Value], NumberStyles.Float & ~NumberStyles.AllowLeadingWhite & ~NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out decimal value) && Math.Abs(value) <= 10_000_000_000_000m ? value : null;

    public long Hundredths => (long)(Number!.Value * 100);

    public bool HasOrgUnitOfItsKind => Element is not { } element || (element.IsOfFacility ? FacilityCode() : AreaCode()).IsMatch(this[StatisticField.OrgUnit]);

    /// <summary>Two records with one identity speak of the same thing.</summary>
    public string Identity => $"{Element?.StatisticCode}|{Element?.IsOfFacility}|{this[StatisticField.OrgUnit]}|{Period?.StartDateKey}|{Period?.EndDateKey}";

    [GeneratedRegex(@"^[0-9A-Z]{5}\z", RegexOptions.CultureInvariant)]
    private static partial Regex FacilityCode();

    [GeneratedRegex(@"^([0-9]{2}|[0-9]{5})\z", RegexOptions.CultureInvariant)]
    private static partial Regex AreaCode();
}
