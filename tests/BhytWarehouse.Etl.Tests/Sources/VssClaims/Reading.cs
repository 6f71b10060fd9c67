using System.Text;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Sources.VssClaims;

namespace BhytWarehouse.Etl.Tests.Sources.VssClaims;

/// <summary>One file read to its end, with all that came of it.</summary>
internal sealed class Reading
{
    private Reading(FileVerdict verdict, RecordingSink sink)
    {
        Verdict = verdict;
        Sink = sink;
        Claims = sink.Rows("VssClaim");
        Lines = sink.Rows("VssClaimLine");
        Documents = sink.Rows("VssClaimDocument");
        Codes = sink.Rows("VssClaimCode");
        Findings = sink.Rows("Finding");
        Quarantine = sink.Rows("Quarantine");
    }

    public FileVerdict Verdict { get; }

    public RecordingSink Sink { get; }

    public List<Dictionary<string, object>> Claims { get; }

    public List<Dictionary<string, object>> Lines { get; }

    public List<Dictionary<string, object>> Documents { get; }

    public List<Dictionary<string, object>> Codes { get; }

    public List<Dictionary<string, object>> Findings { get; }

    public List<Dictionary<string, object>> Quarantine { get; }

    public IEnumerable<string> FoundRules => Findings.Select(finding => (string)finding["RuleCode"]);

    /// <summary>The lists that ship, and an ICD-10 list of two codes, of which one may not be a main disease.</summary>
    public static CodeListRegister Lists { get; } = CodeListRegister.Embedded.With(new CodeList("Diagnosis",
    [
        new("I10", "", "", 20200101, 99991231, new Dictionary<string, string> { ["IsExcludedAsMain"] = "0" }),
        new("R99", "", "", 20200101, 99991231, new Dictionary<string, string> { ["IsExcludedAsMain"] = "1" }),
    ]));

    // Anew each time: pseudonyms belong to one thread, and test classes run side by side.
    public static SourceReading Context => new(7, new Pseudonyms(new byte[32]), Lists, new DateOnly(2026, 9, 1));

    public static SourceFile File { get; } = new(3, "synthetic.xml", new string('0', 64), 0, new DateTime(2026, 9, 1, 0, 0, 0, DateTimeKind.Utc));

    public static Reading Of(EnvelopeText envelope) => Of(envelope.ToBytes());

    public static Reading Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    public static Reading Of(byte[] bytes) => Of(new MemoryStream(bytes));

    public static Reading Of(Stream stream) => Of(stream, Context);

    public static Reading Of(byte[] bytes, SourceReading context) => Of(new MemoryStream(bytes), context);

    private static Reading Of(Stream stream, SourceReading context)
    {
        RecordingSink sink = new();
        using ISourceReader reader = new VssClaimsSource().CreateReader(context);
        return new Reading(reader.Read(File, stream, sink, CancellationToken.None), sink);
    }
}
