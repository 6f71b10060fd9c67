using System.Globalization;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.SampleProvince.Truth;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.EndToEnd.Tests.Signals;

/// <summary>Holds the alerts of a warehouse against the truth of the province in it: which planted cases are found, which alerts are about anything planted.</summary>
/// <remarks>
/// An alert is true when it names a planted case of abuse and its rule is meant for that kind. An alert of another rule about a case of abuse is a side alert, counted apart: what it says may be so, and nobody can tell.
/// Every other alert is false, also one about a look-alike and one about something that is not planted.
/// </remarks>
internal sealed class SignalMeasurement
{
    /// <summary>Spending is compared from January on.</summary>
    private const string YearToDate = "R74";

    private readonly Dictionary<string, List<PlantTruth>> _byDossier = new(StringComparer.Ordinal);
    private readonly Dictionary<long, List<PlantTruth>> _byMember = [];
    private readonly Dictionary<(long Practitioner, int Day), List<PlantTruth>> _byPractitioner = [];
    private readonly ILookup<string, PlantTruth> _byFacility;
    private readonly HashSet<PlantTruth> _named = [];

    private SignalMeasurement(SqliteConnection connection, SampleTruth truth, Pseudonyms pseudonyms)
    {
        Plants = truth.Plants;
        _byFacility = Plants.Where(plant => plant.FacilityCode is not null).ToLookup(plant => plant.FacilityCode!, StringComparer.Ordinal);
        Index(connection, pseudonyms);
        Dossiers = connection.ScalarLong("SELECT COUNT(*) FROM fact_Claim");
        Members = connection.ScalarLong("SELECT COUNT(DISTINCT MemberDurableKey) FROM fact_CardSpan WHERE MemberDurableKey > 0");
        FacilityMonths = connection.ScalarLong("SELECT COUNT(*) FROM (SELECT DISTINCT TreatingFacilityDurableKey, SettlementMonthKey FROM fact_Claim)");
        PractitionerDays = connection.ScalarLong("SELECT COUNT(*) FROM (SELECT DISTINCT PractitionerDurableKey, OrderDateKey FROM fact_ClaimLine WHERE PractitionerDurableKey > 0)");
        Rules = connection.Rows("SELECT RuleCode, RuleName, StateCode, NotApplicableReason FROM dim_SignalRule WHERE SignalRuleKey > 0", reader => (reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3)));
        Weigh(connection);
    }

    public IReadOnlyList<PlantTruth> Plants { get; }

    public long Dossiers { get; }

    public long Members { get; }

    public long FacilityMonths { get; }

    public long PractitionerDays { get; }

    public IReadOnlyList<(string Code, string Name, string State, string Reason)> Rules { get; }

    /// <summary>Every alert with what it is.</summary>
    public List<JudgedAlert> Alerts { get; } = [];

    /// <summary>Dossiers that an alert about a claim names.</summary>
    public long AlertedDossiers => Alerts.Where(alert => alert.Subject == "Claim").Select(alert => alert.Named).Distinct().LongCount();

    public static SignalMeasurement Of(SqliteConnection connection, SampleTruth truth, Pseudonyms pseudonyms) => new(connection, truth, pseudonyms);

    /// <summary>Whether an alert of a rule meant for it names the case.</summary>
    public bool IsFound(PlantTruth plant) => _named.Contains(plant);

    public (int All, int Found) Cases(AbuseKind kind, bool isAbuse)
    {
        PlantTruth[] cases = [.. Plants.Where(plant => plant.Kind == kind && plant.IsAbuse == isAbuse)];
        return (cases.Length, cases.Count(IsFound));
    }

    private void Index(SqliteConnection connection, Pseudonyms pseudonyms)
    {
        foreach (PlantTruth plant in Plants)
        {
            foreach (string dossier in plant.Dossiers)
            {
                Add(_byDossier, dossier, plant);
            }
        }

        Dictionary<long, List<PlantTruth>> withPractitioner = [];
        foreach ((long claim, string dossier, long member) in connection.Rows(
            "SELECT claim.ClaimKey, facility.FacilityCode || '/' || claim.ClaimNumber, claim.MemberDurableKey FROM fact_Claim AS claim INNER JOIN dim_Facility AS facility ON facility.FacilityKey = claim.TreatingFacilityKey",
            reader => (reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2))))
        {
            foreach (PlantTruth plant in _byDossier.GetValueOrDefault(dossier) ?? [])
            {
                Add(_byMember, member, plant);
                if (plant.Kind is AbuseKind.DoctorInTwoPlaces or AbuseKind.DoctorOverrun)
                {
                    Add(withPractitioner, claim, plant);
                }
            }
        }

        foreach ((long claim, List<PlantTruth> plants) in withPractitioner)
        {
            foreach ((long practitioner, int day) in connection.Rows(
                "SELECT DISTINCT PractitionerDurableKey, OrderDateKey FROM fact_ClaimLine WHERE ClaimLineKey BETWEEN @claim * 100000 AND (@claim * 100000) + 99999", reader => (reader.GetInt64(0), reader.GetInt32(1)), ("@claim", claim)))
            {
                foreach (PlantTruth plant in plants)
                {
                    Add(_byPractitioner, (practitioner, day), plant);
                }
            }
        }

        Dictionary<string, long> memberOf = connection.Rows("SELECT MemberToken, MemberDurableKey FROM dim_Member WHERE IsCurrent = 1 AND MemberKey > 0", reader => (reader.GetString(0), reader.GetInt64(1))).ToDictionary(row => row.Item1, row => row.Item2, StringComparer.Ordinal);
        foreach (PlantTruth plant in Plants.Where(plant => plant.InsuranceNumber is not null))
        {
            if (memberOf.TryGetValue(pseudonyms.Token("member", plant.InsuranceNumber!), out long member))
            {
                Add(_byMember, member, plant);
            }
        }
    }

    private void Weigh(SqliteConnection connection)
    {
        const string Rule = "INNER JOIN dim_SignalRule AS rule ON rule.SignalRuleKey = alert.SignalRuleKey INNER JOIN dim_Facility AS facility ON facility.FacilityKey = alert.FacilityKey";
        foreach ((string rule, string facility, string number, int month, string evidence) in connection.Rows($"SELECT rule.RuleCode, facility.FacilityCode, alert.ClaimNumber, alert.MonthKey, alert.Evidence FROM fact_ClaimAlert AS alert {Rule}", reader => (reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3), reader.GetString(4))))
        {
            // What a facility does to all its dossiers of a month is a case without a list of them; a rule that is meant for it may name them one by one.
            Judge(rule, "Claim", $"{facility}/{number}", evidence,
                _byDossier.GetValueOrDefault($"{facility}/{number}") ?? [.. _byFacility[facility].Where(plant => plant.Dossiers.Count == 0 && plant.Month == month && AbuseRules.All[plant.Kind].Contains(rule))]);
        }

        foreach ((string rule, long member, int month, string evidence) in connection.Rows($"SELECT rule.RuleCode, alert.MemberDurableKey, alert.MonthKey, alert.Evidence FROM fact_MemberAlert AS alert {Rule}", reader => (reader.GetString(0), reader.GetInt64(1), reader.GetInt32(2), reader.GetString(3))))
        {
            Judge(rule, "Member", $"{member}/{month}", evidence, _byMember.GetValueOrDefault(member) ?? []);
        }

        foreach ((string rule, long practitioner, string slice, string evidence) in connection.Rows($"SELECT rule.RuleCode, alert.PractitionerDurableKey, alert.SliceCode, alert.Evidence FROM fact_PractitionerAlert AS alert {Rule}", reader => (reader.GetString(0), reader.GetInt64(1), reader.GetString(2), reader.GetString(3))))
        {
            int day = int.TryParse(slice, NumberStyles.None, CultureInfo.InvariantCulture, out int found) ? found : -1;
            Judge(rule, "Practitioner", $"{practitioner}/{slice}", evidence, _byPractitioner.GetValueOrDefault((practitioner, day)) ?? []);
        }

        foreach ((string rule, string facility, int month, string slice, string evidence) in connection.Rows($"SELECT rule.RuleCode, facility.FacilityCode, alert.MonthKey, alert.SliceCode, alert.Evidence FROM fact_FacilityAlert AS alert {Rule}", reader => (reader.GetString(0), reader.GetString(1), reader.GetInt32(2), reader.GetString(3), reader.GetString(4))))
        {
            int day = slice.Length == 8 && int.TryParse(slice, NumberStyles.None, CultureInfo.InvariantCulture, out int found) ? found : -1;

            // A month is that of the case, or has the day of the case in it, or is the end of a year so far that has it; a case without either is about the facility at all.
            int first = rule == YearToDate ? (month / 100 * 100) + 1 : month;
            bool IsWithin(int planted) => planted >= first && planted <= month;
            Judge(rule, "Facility", $"{facility}/{month}/{slice}", evidence,
                [.. _byFacility[facility].Where(plant => plant.Day is { } planted ? day < 0 ? IsWithin(Key(planted) / 100) : Key(planted) == day : plant.Month is not { } begun || IsWithin(begun))]);
        }
    }

    private void Judge(string rule, string subject, string named, string evidence, List<PlantTruth> plants)
    {
        PlantTruth[] meant = [.. plants.Where(plant => AbuseRules.All[plant.Kind].Contains(rule))];
        _named.UnionWith(meant);
        AlertJudgement judgement = Array.Exists(meant, plant => plant.IsAbuse) ? AlertJudgement.True
            : plants.Any(plant => plant.IsAbuse) ? AlertJudgement.Side
            : plants.Count > 0 ? AlertJudgement.OnLookAlike : AlertJudgement.Elsewhere;
        Alerts.Add(new JudgedAlert(rule, subject, named, judgement, evidence, (meant.FirstOrDefault() ?? plants.FirstOrDefault())?.Kind));
    }

    private static int Key(DateOnly day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;

    private static void Add<TKey>(Dictionary<TKey, List<PlantTruth>> index, TKey key, PlantTruth plant)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out List<PlantTruth>? plants))
        {
            index[key] = plants = [];
        }

        if (!plants.Contains(plant))
        {
            plants.Add(plant);
        }
    }
}
