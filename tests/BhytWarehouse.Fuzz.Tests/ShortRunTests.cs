using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Quarantine;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Staging;
using BhytWarehouse.Etl.Star;
using BhytWarehouse.Fuzz.Tests.Fuzzing;
using BhytWarehouse.Fuzz.Tests.Mutation;
using Xunit.Abstractions;

namespace BhytWarehouse.Fuzz.Tests;

/// <summary>A few seconds of the fuzzer with a fixed seed, and proof that it would notice.</summary>
public sealed class ShortRunTests(ITestOutputHelper output)
{
    [Fact]
    public void Run_WithAFixedSeed_FindsNothing()
    {
        using StringWriter said = new();
        using Fuzzer fuzzer = new(new EdgeMap(), new FuzzOptions { Seed = 20_250_701, Trials = 1_500, Duration = TimeSpan.FromMinutes(10), LoadOneIn = 100, ReducePatience = TimeSpan.FromSeconds(1) }, said);

        fuzzer.Run();

        output.WriteLine(said.ToString());
        fuzzer.Findings.Select(finding => finding.Violation.ToString()).ShouldBeEmpty();
        fuzzer.TrialCount.ShouldBe(1_500);
        fuzzer.LoadCount.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Mutator_WithTheSameSeed_MakesTheSameFiles()
    {
        byte[] seed = SeedFiles.Of(SourceRegister.All["VssClaims"], province: null)[0].Content;
        byte[][] Make()
        {
            Mutator mutator = new(new Random(3), () => seed);
            return [.. Enumerable.Range(0, 50).Select(_ => mutator.Mutate(seed))];
        }

        byte[][] first = Make();

        first.Count(mutant => !mutant.AsSpan().SequenceEqual(seed)).ShouldBeGreaterThan(40);
        Make().Zip(first).ShouldAllBe(pair => pair.First.SequenceEqual(pair.Second));
    }

    [Theory]
    [InlineData("reader threw", Fault.ReaderThrows)]
    [InlineData("witness threw", Fault.WitnessThrows)]
    [InlineData("account", Fault.WitnessLosesOne)]
    [InlineData("refusal", Fault.RefusesWithoutReason)]
    [InlineData("determinism", Fault.ForgetsNothing)]
    [InlineData("privacy", Fault.TellsANumber)]
    public void Trial_OfAReaderThatBreaksAPromise_SaysWhich(string oracle, Fault fault)
    {
        ISource source = SourceRegister.All["PpcTargets"];
        using Trial trial = new(new FaultySource(source, fault));

        trial.Run(SeedFiles.Of(source, province: null)[0].Content, "x.csv", CancellationToken.None).Violation.ShouldNotBeNull().Oracle.ShouldBe(oracle);
    }

    [Fact]
    public void Reducer_OfAFileThatShowsSomething_LeavesWhatShowsIt()
    {
        byte[] reduced = Reducer.Reduce("a,b,c\nd,FAULT,e\nf,g,h\n"u8.ToArray(), content => content.AsSpan().IndexOf("FAULT"u8) >= 0, TimeSpan.FromSeconds(30));

        reduced.ShouldBe("FAULT"u8.ToArray());
    }

    public enum Fault
    {
        ReaderThrows = 0,
        WitnessThrows = 1,
        WitnessLosesOne = 2,
        RefusesWithoutReason = 3,
        ForgetsNothing = 4,
        TellsANumber = 5,
    }

    private sealed class FaultySource(ISource source, Fault fault) : ISource
    {
        private int _readers;

        public string FeedCode => source.FeedCode;

        public SourceDescription Description => source.Description;

        public IReadOnlyList<string> FileExtensions => source.FileExtensions;

        public IReadOnlyList<StagingTable> Tables => source.Tables;

        public IReadOnlyList<string> Dimensions => source.Dimensions;

        public FeedDelivery Delivery => source.Delivery;

        public IReadOnlyList<RuleText> Rules => source.Rules;

        public IReceivedCounter CreateCounter() => new FaultyCounter(source.CreateCounter(), fault);

        public ISourceReader CreateReader(SourceReading reading) => new FaultyReader(source.CreateReader(reading), fault, _readers++);
    }

    private sealed class FaultyCounter(IReceivedCounter counter, Fault fault) : IReceivedCounter
    {
        public ReceivedCount Count(Stream content, CancellationToken cancellationToken)
        {
            ReceivedCount whole = counter.Count(content, cancellationToken);
            ReceivedCount told = new();
            foreach (RecordCount record in whole.Records.Skip(fault == Fault.WitnessLosesOne ? 1 : 0))
            {
                told.Add(record);
            }

            return fault == Fault.WitnessThrows ? throw new FormatException("x") : told;
        }
    }

    private sealed class FaultyReader(ISourceReader reader, Fault fault, int number) : ISourceReader
    {
        public FileVerdict Read(SourceFile file, Stream content, IStagingSink sink, CancellationToken cancellationToken)
        {
            FileVerdict verdict = reader.Read(file, content, sink, cancellationToken);
            return fault switch
            {
                Fault.ReaderThrows => throw new InvalidOperationException("x"),
                Fault.RefusesWithoutReason => FileVerdict.Refused("XX-999", "", "", 0),
                Fault.ForgetsNothing => verdict with { LateValues = [("X", number)] },
                Fault.TellsANumber => verdict with { LateValues = [("DN4990099887766", 0)] },
                _ => verdict,
            };
        }

        public void Dispose() => reader.Dispose();
    }
}
