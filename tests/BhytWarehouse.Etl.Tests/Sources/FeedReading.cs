using System.Text;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources;

namespace BhytWarehouse.Etl.Tests.Sources;

/// <summary>One file read by a source's reader and, apart from it, by its witness.</summary>
internal sealed class FeedReading
{
    public static readonly DateTime ReceivedAt = new(2026, 7, 5, 1, 2, 3, DateTimeKind.Utc);

    private readonly CollectingSink _sink;

    public FeedReading(ISource source, byte[] content, int step = int.MaxValue, CodeListRegister? lists = null, ApprovedOverrides? overrides = null)
    {
        Content = content;
        _sink = new CollectingSink(source.Tables);
        byte[] key = new byte[32];
        Array.Fill(key, (byte)7);
        using ISourceReader reader = source.CreateReader(new SourceReading(11, new Pseudonyms(key), lists ?? CodeListRegister.Embedded, new DateOnly(2026, 7, 6)) { Unjudged = Unjudged, Overrides = overrides ?? ApprovedOverrides.None });
        using SmallStepStream stream = new(content, step);
        Verdict = reader.Read(new SourceFile(22, "synthetic", new string('0', 64), content.Length, ReceivedAt), stream, _sink, CancellationToken.None);
        using SmallStepStream again = new(content, step);
        Witness = source.CreateCounter().Count(again, CancellationToken.None);
    }

    public FeedReading(ISource source, string content)
        : this(source, Encoding.UTF8.GetBytes(content))
    {
    }

    /// <summary>What the rules could not judge for want of a list.</summary>
    public UnjudgedRecords Unjudged { get; } = new();

    public byte[] Content { get; }

    public FileVerdict Verdict { get; }

    public ReceivedCount Witness { get; }

    public int RecordCount => _sink.RecordCount;

    public IReadOnlyList<Dictionary<string, string>> Staged(string table) => _sink.Rows(table);

    public IReadOnlyList<Dictionary<string, string>> Findings => _sink.Rows("Finding");

    public IReadOnlyList<Dictionary<string, string>> Quarantine => _sink.Rows("Quarantine");

    /// <summary>The rule that refused the file, else those named by findings: what a refused file staged is removed by the load.</summary>
    public IReadOnlySet<string> BrokenRules => Verdict.RefusalRuleCode is { } code ? new HashSet<string> { code } : Findings.Select(finding => finding["RuleCode"]).ToHashSet();

    /// <summary>Everything that a person could come to read: findings and the refusal.</summary>
    public string Messages => string.Join('\n', Findings.SelectMany(finding => finding.Values)) + "\n" + Verdict.Found + "\n" + Verdict.Expected;

    public string TextAt(Dictionary<string, string> quarantine) =>
        Encoding.UTF8.GetString(Content, int.Parse(quarantine["ByteOffset"], System.Globalization.CultureInfo.InvariantCulture), int.Parse(quarantine["ByteCount"], System.Globalization.CultureInfo.InvariantCulture));
}
