using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using BhytWarehouse.Etl.Matching;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.SampleProvince;
using BhytWarehouse.SampleProvince.Identities;

namespace BhytWarehouse.Benchmarks;

/// <summary>Matches the residents and the insured of the sample province, 3 in 100 identities of either register written wrongly, and judges the result by the truth.</summary>
/// <remarks>
/// The matcher sees match tokens, birth year, sex, commune and household, in an order of their own per register; the truth stays with the judge. Uncovered: residents whose person has no card
/// valid on the day. Duplicate cards: pairs of identities of the insurer with different BHXH numbers that are one person and both valid on the day; two cards under one number need no matching and are not counted.
/// </remarks>
internal static class MatchingBenchmark
{
    private const double LeastUncovered = 0.99;
    private const double LeastDuplicates = 0.995;

    public static int Run(string[] args)
    {
        int people = Option(args, "--people", 100_000);
        int rounds = Option(args, "--rounds", 1);
        double share = Option(args, "--dirty-percent", 3) / 100.0;
        int seed = Option(args, "--seed", RandomNumberGenerator.GetInt32(1, 1_000_000_000));
        bool shows = Array.IndexOf(args, "--misses") >= 0;
        Figures worst = new(1, 1, 1, 1);
        for (int round = 0; round < rounds; round++)
        {
            Figures figures = Measure(people, unchecked(seed + (round * 7_919)) & int.MaxValue, share, shows);
            worst = worst.Worse(figures);
        }

        bool isMet = worst.UncoveredPrecision >= LeastUncovered && worst.UncoveredRecall >= LeastUncovered && worst.DuplicatePrecision >= LeastDuplicates && worst.DuplicateRecall >= LeastDuplicates;
        Print($"worst of {rounds}: uncovered precision {worst.UncoveredPrecision:P2} recall {worst.UncoveredRecall:P2} (at least {LeastUncovered:P1}), duplicate cards precision {worst.DuplicatePrecision:P2} recall {worst.DuplicateRecall:P2} (at least {LeastDuplicates:P1}): {(isMet ? "met" : "MISSED")}");
        return isMet ? 0 : 1;
    }

    private static Figures Measure(int people, int seed, double share, bool shows)
    {
        Stopwatch clock = Stopwatch.StartNew();
        TwoRegisters registers = new(new SampleProvinceOptions { Seed = seed, People = people }, share);
        double made = clock.Elapsed.TotalSeconds;
        clock.Restart();
        byte[] key = new byte[32];
        BitConverter.TryWriteBytes(key, seed);
        using Pseudonyms pseudonyms = new(key);
        MatchTokenWriter writer = new(pseudonyms);
        IdentityRecord[] residents = Records(registers.Residents, writer, pseudonyms, 1);
        IdentityRecord[] insured = Records(registers.Insured, writer, pseudonyms, 1 + registers.Residents.Count);
        double tokens = clock.Elapsed.TotalSeconds;
        clock.Restart();
        MatchOutcome outcome = new IdentityMatcher(new MatchOptions()).Match(residents, insured, [], CancellationToken.None);
        double matched = clock.Elapsed.TotalSeconds;
        Judgement judgement = new(registers, outcome);
        Figures figures = judgement.Figures;
        int dirty = registers.Residents.Count(entry => entry.Errors.Count > 0) + registers.Insured.Count(entry => entry.Errors.Count > 0);
        Print($"seed {seed}: {people:N0} people, {residents.Length:N0} residents, {insured.Length:N0} insured, {dirty:N0} dirty identities ({100.0 * dirty / (residents.Length + insured.Length):N2} %), errors list version {IdentityErrorList.Version}");
        Print($"  situations: {string.Join(", ", registers.Situations.Select(situation => $"{situation.Key} {situation.Value:N0}"))}");
        Print($"  people {made:N1} s, tokens {tokens:N1} s, matching {matched:N1} s; {outcome.SureLinks:N0} sure links, {outcome.ComparedPairs:N0} pairs compared, {outcome.BlocksLeftOut} blocks left out, {outcome.Links.Count(link => link.Status == LinkStatus.Review):N0} links for review, peak {PeakMegabytes():N0} MB");
        Print($"  uncovered people: {judgement.Uncovered.True:N0} true, {judgement.Uncovered.Found:N0} found, precision {figures.UncoveredPrecision:P2}, recall {figures.UncoveredRecall:P2}");
        Print($"  duplicate cards:  {judgement.Duplicates.True:N0} true, {judgement.Duplicates.Found:N0} found, precision {figures.DuplicatePrecision:P2}, recall {figures.DuplicateRecall:P2}");
        if (shows)
        {
            judgement.ShowStatuses();
            judgement.ShowMisses();
        }

        return figures;
    }

    private static IdentityRecord[] Records(IReadOnlyList<RegisterEntry> entries, MatchTokenWriter writer, Pseudonyms pseudonyms, long firstKey)
    {
        IdentityRecord[] records = new IdentityRecord[entries.Count];
        for (int i = 0; i < records.Length; i++)
        {
            Identity written = entries[i].Written;
            int birthKey = int.Parse(written.Birth, NumberStyles.None, CultureInfo.InvariantCulture);
            long household = written.HouseholdNumber.Length == 0 ? 0 : pseudonyms.Number("household"u8, System.Text.Encoding.ASCII.GetBytes(written.HouseholdNumber));
            records[i] = new IdentityRecord(firstKey + i, writer.Write(written.FullName, birthKey, written.CitizenId, written.InsuranceNumber, written.CardNumber),
                birthKey / 10_000, written.Sex, int.Parse(written.CommuneCode, CultureInfo.InvariantCulture), household);
        }

        return records;
    }

    private static int Option(string[] args, string name, int otherwise) =>
        Array.IndexOf(args, name) is >= 0 and int at ? int.Parse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;

    private static double PeakMegabytes() => Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0;

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private readonly record struct Tally(int True, int Found, int Right)
    {
        public double Precision => Found == 0 ? 1 : (double)Right / Found;

        public double Recall => True == 0 ? 1 : (double)Right / True;
    }

    private readonly record struct Figures(double UncoveredPrecision, double UncoveredRecall, double DuplicatePrecision, double DuplicateRecall)
    {
        public Figures Worse(Figures other) => new(
            Math.Min(UncoveredPrecision, other.UncoveredPrecision), Math.Min(UncoveredRecall, other.UncoveredRecall),
            Math.Min(DuplicatePrecision, other.DuplicatePrecision), Math.Min(DuplicateRecall, other.DuplicateRecall));
    }

    /// <summary>The one place where links and truth meet.</summary>
    private sealed class Judgement
    {
        private readonly TwoRegisters _registers;
        private readonly MatchOutcome _outcome;
        private readonly HashSet<int> _uncovered;
        private readonly HashSet<int> _foundUncovered;
        private readonly HashSet<(int, int)> _duplicates;
        private readonly HashSet<(int, int)> _foundDuplicates;

        public Judgement(TwoRegisters registers, MatchOutcome outcome)
        {
            (_registers, _outcome) = (registers, outcome);
            HashSet<int> covered = [.. registers.Insured.Where(entry => entry.HasValidCard).Select(entry => entry.Person)];
            _uncovered = [.. Enumerable.Range(0, registers.Residents.Count).Where(at => !covered.Contains(registers.Residents[at].Person))];
            _duplicates = Pairs(Enumerable.Range(0, registers.Insured.Count), at => registers.Insured[at].Person);

            MatchedPeople people = MatchedPeople.Of(outcome.Links);
            HashSet<long> coveredPeople = [.. Enumerable.Range(0, registers.Insured.Count).Where(at => registers.Insured[at].HasValidCard).Select(at => people.PersonOf(InsuredKey(at)))];
            _foundUncovered = [.. Enumerable.Range(0, registers.Residents.Count).Where(at => !coveredPeople.Contains(people.PersonOf(1 + at)))];
            _foundDuplicates = Pairs(Enumerable.Range(0, registers.Insured.Count), at => people.PersonOf(InsuredKey(at)));
            Uncovered = new Tally(_uncovered.Count, _foundUncovered.Count, _foundUncovered.Count(_uncovered.Contains));
            Duplicates = new Tally(_duplicates.Count, _foundDuplicates.Count, _foundDuplicates.Count(_duplicates.Contains));
        }

        public Tally Uncovered { get; }

        public Tally Duplicates { get; }

        public Figures Figures => new(Uncovered.Precision, Uncovered.Recall, Duplicates.Precision, Duplicates.Recall);

        /// <summary>How many links of each kind and status are right.</summary>
        public void ShowStatuses()
        {
            foreach (IGrouping<(LinkKind Kind, LinkStatus Status), IdentityLink> group in _outcome.Links.GroupBy(link => (link.Kind, link.Status)).OrderBy(group => group.Key))
            {
                Print($"  {group.Key.Kind} {group.Key.Status}: {group.Count():N0} links, {group.Count(link => PersonOf(link.OneKey) == PersonOf(link.OtherKey)):N0} right");
            }
        }

        private int PersonOf(long key) => key <= _registers.Residents.Count ? _registers.Residents[(int)key - 1].Person : _registers.Insured[(int)key - 1 - _registers.Residents.Count].Person;

        public void ShowMisses()
        {
            foreach (int at in _foundUncovered.Except(_uncovered))
            {
                RegisterEntry resident = _registers.Residents[at];
                RegisterEntry insured = _registers.Insured.First(entry => entry.Person == resident.Person && entry.HasValidCard);
                Console.WriteLine($"  wrongly uncovered: {Shown(resident)} | {Shown(insured)} | {LinkOf(InsuredKey(_registers.Insured.ToList().IndexOf(insured)))}");
            }

            foreach (int at in _uncovered.Except(_foundUncovered).Take(60))
            {
                Console.WriteLine($"  wrongly covered: {Shown(_registers.Residents[at])}");
                foreach (IdentityLink link in _outcome.Links.Where(link => link.OneKey == 1 + at))
                {
                    Console.WriteLine($"      by {Shown(_registers.Insured[(int)(link.OtherKey - 1 - _registers.Residents.Count)])} {LinkOf(link.OtherKey)}");
                }
            }

            foreach ((int one, int other) in _duplicates.Except(_foundDuplicates))
            {
                Console.WriteLine($"  duplicate missed: {Shown(_registers.Insured[one])} {LinkOf(InsuredKey(one))} | {Shown(_registers.Insured[other])} {LinkOf(InsuredKey(other))} | resident {string.Join("; ", _registers.Residents.Where(entry => entry.Person == _registers.Insured[one].Person).Select(Shown))}");
            }

            foreach ((int one, int other) in _foundDuplicates.Except(_duplicates))
            {
                Console.WriteLine($"  duplicate invented: {Shown(_registers.Insured[one])} {LinkOf(InsuredKey(one))} | {Shown(_registers.Insured[other])} {LinkOf(InsuredKey(other))}");
            }
        }

        private static string Shown(RegisterEntry entry) =>
            $"{entry.Person} {entry.Written.FullName} {entry.Written.Birth} {entry.Written.Sex} {entry.Written.CitizenId} {entry.Written.CommuneCode} {entry.Written.HouseholdNumber} [{string.Join('+', entry.Errors)}]";

        private string LinkOf(long insuredKey) => _outcome.Links.FirstOrDefault(link => link.OtherKey == insuredKey) is { } link
            ? string.Create(CultureInfo.InvariantCulture, $"{link.Kind} to {link.OneKey - 1} {link.Status} {link.Bits:0.0} {string.Join(' ', link.Evidence.Select(item => $"{item.Code}{item.Bits:+0.0;-0.0}"))}")
            : "no link";

        private long InsuredKey(int at) => 1 + _registers.Residents.Count + at;

        // Pairs of one person whose cards are both valid on the day.
        private HashSet<(int, int)> Pairs(IEnumerable<int> entries, Func<int, long> personOf) =>
            [.. entries.Where(at => _registers.Insured[at].HasValidCard).GroupBy(personOf).Where(group => group.Skip(1).Any())
                .SelectMany(group => group.Order().SelectMany(one => group.Where(other => other > one).Select(other => (one, other))))];

        private HashSet<(int, int)> Pairs(IEnumerable<int> entries, Func<int, int> personOf) => Pairs(entries, at => (long)personOf(at));
    }
}
