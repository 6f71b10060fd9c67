using System.Globalization;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Tests.Sources.VssClaims;
using BhytWarehouse.Fuzz.Tests.Mutation;

namespace BhytWarehouse.Fuzz.Tests.Fuzzing;

/// <summary>Gives files of one feed to its reader and to its witness, and holds both to their promises.</summary>
/// <remarks>
/// Each file is read twice: by a reader that has read all the files before it, in whole buffers, and by a fresh one from a stream that gives a few bytes at a time.
/// What differs between the two is state that leaks from file to file, or a verdict that hangs on where a buffer ends.
/// </remarks>
internal sealed class Trial(ISource source) : IDisposable
{
    /// <summary>What one file may allocate, beside what its own bytes unpack to: garbage included, so far above what is held at once.</summary>
    private const long MostAllocated = 768L * 1024 * 1024;

    private static readonly DateTime ReceivedAt = new(2026, 7, 5, 1, 2, 3, DateTimeKind.Utc);

    private ISourceReader _kept = NewReader(source);

    public ISource Source => source;

    public TrialOutcome Run(byte[] content, string name, CancellationToken cancellationToken)
    {
        DigestingSink sink = new(source);
        SourceFile file = new(22, name, new string('0', 64), content.Length, ReceivedAt);
        FileVerdict verdict;
        ReceivedCount counted;
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            verdict = _kept.Read(file, new MemoryStream(content, writable: false), sink, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            _kept.Dispose();
            _kept = NewReader(source);
            return Failed("reader threw", Describe(exception));
        }

        try
        {
            counted = source.CreateCounter().Count(new MemoryStream(content, writable: false), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Failed("witness threw", Describe(exception));
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        IReadOnlyList<string> digests = sink.Digests();
        string told = Told(verdict);
        List<string> features = [.. sink.Rules.Select(rule => $"rule {rule}"), .. sink.Dispositions.Select(state => $"disposition {state}"), $"verdict {verdict.RefusalRuleCode}", $"records {Magnitude(verdict.RecordCount)} counted {Magnitude(counted.Records.Count)} held {Magnitude(sink.Held.Count)}"];
        Violation? violation = Account(verdict, counted, sink)
            ?? Secret(sink.Messages.ToString() + told)
            ?? (allocated > MostAllocated ? new Violation(source.FeedCode, "memory", $"{allocated} bytes allocated for a file of {content.Length}") : null)
            ?? Again(content, file, digests, told, counted, cancellationToken);
        return new TrialOutcome(violation, features, verdict.IsRefused, told);
    }

    public void Dispose() => _kept.Dispose();

    private static ISourceReader NewReader(ISource source)
    {
        byte[] key = new byte[32];
        Array.Fill(key, (byte)7);
        return source.CreateReader(new SourceReading(11, new Pseudonyms(key), CodeListRegister.Embedded, new DateOnly(2026, 7, 6)));
    }

    private static string Told(FileVerdict verdict) =>
        $"{verdict.RefusalRuleCode}|{verdict.Found}|{verdict.Expected}|{verdict.RecordCount}|{string.Join(',', verdict.LateValues)}";

    private static int Magnitude(long count) => count <= 3 ? (int)count : 2 + (int)Math.Log2(count);

    /// <summary>The type and the first place of our own code: a message could hold content, and would tell equal faults apart.</summary>
    public static string Describe(Exception exception)
    {
        string? place = exception.StackTrace?.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.StartsWith("at BhytWarehouse.Etl", StringComparison.Ordinal));
        return $"{exception.GetType().Name} {(place is null ? "" : place.Split(" in ")[0])}";
    }

    private TrialOutcome Failed(string oracle, string description) => new(new Violation(source.FeedCode, oracle, description), [description], IsRefused: false, description);

    /// <summary>Every record that was counted ends in exactly one place, and none else does.</summary>
    private Violation? Account(FileVerdict verdict, ReceivedCount counted, DigestingSink sink)
    {
        if (verdict.IsRefused)
        {
            return verdict.Found is { Length: > 0 } && verdict.Expected is { Length: > 0 } && source.Rules.Any(rule => rule.Code == verdict.RefusalRuleCode)
                ? null
                : new Violation(source.FeedCode, "refusal", $"a refusal without reason: {verdict.RefusalRuleCode}");
        }

        long count = verdict.RecordCount;
        if (counted.Records.Count != count)
        {
            return new Violation(source.FeedCode, "account", $"{counted.Records.Count} records counted, {count} read");
        }

        if (sink.Staged.Any(record => record.Value > 1 || record.Key < 1 || record.Key > count) || sink.Held.Any(record => record < 1 || record > count))
        {
            return new Violation(source.FeedCode, "account", "a record staged twice, or one that is not there");
        }

        long placed = sink.Staged.Keys.Union(sink.Held).LongCount() + sink.RecordsInCheckIns;
        return placed == count ? null : new Violation(source.FeedCode, "account", $"{count} records read, {placed} staged or held back");
    }

    /// <summary>A number inside a longer one is another number.</summary>
    private static bool Shows(string text, string canary)
    {
        for (int at = text.IndexOf(canary, StringComparison.Ordinal); at >= 0; at = text.IndexOf(canary, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !char.IsAsciiDigit(text[at - 1])) && (at + canary.Length == text.Length || !char.IsAsciiDigit(text[at + canary.Length])))
            {
                return true;
            }
        }

        return false;
    }

    private Violation? Secret(string messages) => HostileValues.Canaries.FirstOrDefault(canary => Shows(messages, canary)) is { } shown
        ? new Violation(source.FeedCode, "privacy", $"a message shows personal content: {messages.Split('\n').First(line => Shows(line, shown))}")
        : null;

    private Violation? Again(byte[] content, SourceFile file, IReadOnlyList<string> digests, string told, ReceivedCount counted, CancellationToken cancellationToken)
    {
        DigestingSink sink = new(source);
        using ISourceReader fresh = NewReader(source);
        int seed = content.Length;
        FileVerdict verdict = fresh.Read(file, new ChoppyStream(content, seed), sink, cancellationToken);
        string? apart = digests.Except(sink.Digests()).FirstOrDefault();
        string toldAgain = Told(verdict);
        if (toldAgain != told)
        {
            return new Violation(source.FeedCode, "determinism", $"verdict {told} at first, {toldAgain} again");
        }

        if (!verdict.IsRefused && apart is not null)
        {
            return new Violation(source.FeedCode, "determinism", $"other rows of {apart.Split(' ')[0]} when read again");
        }

        ReceivedCount countedAgain = source.CreateCounter().Count(new ChoppyStream(content, seed), cancellationToken);
        return countedAgain.DeclaredRecordCount == counted.DeclaredRecordCount && countedAgain.Records.SequenceEqual(counted.Records)
            ? null
            : new Violation(source.FeedCode, "determinism", string.Create(CultureInfo.InvariantCulture, $"{counted.Records.Count} records counted at first, {countedAgain.Records.Count} again, or others"));
    }
}
