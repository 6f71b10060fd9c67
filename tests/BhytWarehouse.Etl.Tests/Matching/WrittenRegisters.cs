using System.Globalization;
using System.Text;
using BhytWarehouse.Etl.Matching;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.SampleProvince.Identities;

namespace BhytWarehouse.Etl.Tests.Matching;

/// <summary>Two registers written by hand, with forty other people behind them so that nobody is alone in the province.</summary>
internal sealed class WrittenRegisters : IDisposable
{
    private readonly Pseudonyms _pseudonyms = new([.. Enumerable.Repeat((byte)5, 32)]);
    private readonly MatchTokenWriter _writer;
    private readonly List<IdentityRecord> _residents = [];
    private readonly List<IdentityRecord> _insured = [];

    public WrittenRegisters()
    {
        _writer = new MatchTokenWriter(_pseudonyms);
        for (int i = 0; i < 40; i++)
        {
            Identity other = new($"Ví {(i % 2 == 0 ? "Quốc" : "Kim")} {(char)('A' + (i % 20))}oa", string.Create(CultureInfo.InvariantCulture, $"{1950 + i}1{i % 3}{10 + (i % 18)}"), 1 + (i % 2),
                string.Create(CultureInfo.InvariantCulture, $"0000{50 + i}7{i:00}8{i % 9}3"), "", "", "99010", $"CT{9000 + (i / 4)}");
            _residents.Add(Record(1_000 + i, other));
            _insured.Add(Record(5_000 + i, other with { InsuranceNumber = string.Create(CultureInfo.InvariantCulture, $"00777777{i:00}"), HouseholdNumber = $"BH{i / 4}" }));
        }
    }

    /// <summary>A household of which four others are already known in both registers.</summary>
    public const string Household = "CT9000";

    public const string InsuredHousehold = "BH0";

    public List<LinkDecision> Decisions { get; } = [];

    public WrittenRegisters Resident(long key, Identity identity)
    {
        _residents.Add(Record(key, identity with { InsuranceNumber = "", CardNumber = "" }));
        return this;
    }

    public WrittenRegisters Insured(long key, Identity identity)
    {
        _insured.Add(Record(key, identity));
        return this;
    }

    /// <summary>The links of identities below 1,000: those that a test has written.</summary>
    public List<IdentityLink> Match(bool isReversed = false) =>
        [.. new IdentityMatcher(new MatchOptions { EstimatesWeights = false })
            .Match(isReversed ? _residents.AsEnumerable().Reverse() : _residents, isReversed ? _insured.AsEnumerable().Reverse() : _insured, Decisions, CancellationToken.None)
            .Links.Where(link => link.OtherKey < 1_000)];

    public void Dispose() => _pseudonyms.Dispose();

    private IdentityRecord Record(long key, Identity identity)
    {
        int birthKey = int.Parse(identity.Birth, CultureInfo.InvariantCulture);
        long household = identity.HouseholdNumber.Length == 0 ? 0 : _pseudonyms.Number("household"u8, Encoding.ASCII.GetBytes(identity.HouseholdNumber));
        return new IdentityRecord(key, _writer.Write(identity.FullName, birthKey, identity.CitizenId, identity.InsuranceNumber, identity.CardNumber), birthKey / 10_000, identity.Sex,
            int.Parse(identity.CommuneCode, CultureInfo.InvariantCulture), household);
    }
}
