using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Tests.Sources.VssEnrolment;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.EndToEnd.Tests.Loads;

/// <summary>Participants and residents of a sample in which registers write people wrongly: who is linked with whom, what figures make of it, and that every link can be taken back.</summary>
public sealed class IdentityLinkTests(LinkedProvince province) : IClassFixture<LinkedProvince>
{
    // A thousand people more or less is one pair in a hundred duplicates: the shares of the whole method are measured by the benchmark over many seeds.
    private const double LeastLinks = 0.995;
    private const double LeastDuplicates = 0.98;

    [Fact]
    public void Links_OfWrongWritings_JoinThePeopleOfTheTruth()
    {
        List<(string Register, string One, string Member)> links = province.Home.Rows(
            "SELECT RegisterCode, OneToken, MemberToken FROM fact_IdentityLink WHERE WithdrawnLoadRunKey = -1", reader => (reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        int right = links.Count(link => PersonOf(link.Register, link.One) == province.PersonOfMember[link.Member]);
        int linked = links.Where(link => link.Register == "MPS" && PersonOf("MPS", link.One) == province.PersonOfMember[link.Member]).Select(link => PersonOf("MPS", link.One)).Distinct().Count();

        province.InsuredResidents.Count.ShouldBeGreaterThan(7_000);
        ((double)right / links.Count).ShouldBeGreaterThanOrEqualTo(LeastLinks, $"{right} of {links.Count} links are right");
        ((double)linked / province.InsuredResidents.Count).ShouldBeGreaterThanOrEqualTo(LeastLinks, $"{linked} of {province.InsuredResidents.Count} insured residents are linked");
        // The registers really differ in how they write these people: three in a hundred on either side, half of the slips in the name.
        province.Home.Count("SELECT COUNT(*) FROM fact_IdentityLink WHERE EvidenceCodes NOT LIKE 'N0%'").ShouldBeGreaterThan(links.Count / 100);
        province.Home.Count("SELECT COUNT(*) FROM fact_IdentityLink WHERE EvidenceCodes LIKE '% B0 %' OR EvidenceCodes LIKE '% B1 %'").ShouldBeLessThan(links.Count);
        // Not a matter of equal numbers alone: some pairs show none, or two different ones.
        province.Home.Count("SELECT COUNT(*) FROM fact_IdentityLink WHERE EvidenceCodes NOT LIKE '%C0%'").ShouldBeGreaterThan(links.Count / 100);
    }

    [Fact]
    public void SecondNumbers_OfOnePerson_AreFoundAndCounted()
    {
        List<(string Person, string Member)> matched = province.Home.Rows("SELECT PersonToken, MemberToken FROM dim_MatchedPerson", reader => (reader.GetString(0), reader.GetString(1)));
        List<int[]> groups = [.. matched.GroupBy(row => row.Person).Where(group => group.Skip(1).Any()).Select(group => group.Select(row => province.PersonOfMember[row.Member]).Distinct().ToArray())];
        int right = groups.Count(group => group.Length == 1 && province.Twice.Contains(group[0]));

        province.Twice.Count.ShouldBeGreaterThan(60);
        ((double)right / groups.Count).ShouldBeGreaterThanOrEqualTo(LeastDuplicates, $"{right} of {groups.Count} found");
        ((double)right / province.Twice.Count).ShouldBeGreaterThanOrEqualTo(LeastDuplicates, $"{right} of {province.Twice.Count} true");
        province.Home.Count("SELECT CAST(SUM(Numerator) AS INTEGER) FROM fact_IndicatorValue WHERE IndicatorCode = 'K13' AND SliceCode = 'SeveralNumbers' AND MonthKey = 202507").ShouldBeInRange(province.Twice.Count - 2, province.Twice.Count + 2);
    }

    [Fact]
    public void UncoveredPeople_WithWrongWritings_AreWithinOneInAHundredOfTheTruth()
    {
        long found = province.Home.Count("SELECT CAST(SUM(Numerator) AS INTEGER) FROM fact_IndicatorValue WHERE IndicatorCode = 'K03'");

        province.Uncovered.ShouldBeGreaterThan(300);
        ((double)found / province.Uncovered).ShouldBeInRange(0.99, 1.02, $"{found} found, {province.Uncovered} true");
        province.Home.Count("SELECT CAST(SUM(Denominator) AS INTEGER) FROM fact_IndicatorValue WHERE IndicatorCode = 'K03'").ShouldBe(province.PersonOfResident.Count);
    }

    [Fact]
    public void Links_WhateverTheOrderOfTheFeeds_AreTheSame()
    {
        using ScratchHome other = new();
        foreach (string feed in LinkedProvince.Feeds.Reverse())
        {
            other.Load(feed, Path.Combine(province.Directory, feed));
            // Links made on the way, from half of what there is, leave nothing that stands.
            other.ComputeFigures();
        }

        other.Count("SELECT COUNT(*) FROM fact_IdentityLink WHERE WithdrawalCode = 'Restated'").ShouldBeGreaterThan(0);
        const string Standing = "SELECT KindCode || StatusCode || OneToken || MemberToken || EvidenceCodes || EvidenceBits || Score FROM fact_IdentityLink WHERE WithdrawnLoadRunKey = -1 ORDER BY 1";
        other.Rows(Standing, reader => reader.GetString(0)).ShouldBe(province.Home.Rows(Standing, reader => reader.GetString(0)));
        const string People = "SELECT MemberToken || PersonToken || RegisterCode FROM dim_MatchedPerson ORDER BY 1";
        other.Rows(People, reader => reader.GetString(0)).ShouldBe(province.Home.Rows(People, reader => reader.GetString(0)));
    }

    [Fact]
    public void Link_WhoseEvidenceChanges_IsClosedAndKept()
    {
        using ScratchHome home = Copy();
        HashSet<int> insured = [.. province.PersonOfMember.Values.Intersect(province.InsuredResidents)];
        using Pseudonyms pseudonyms = new(home.Home.Key.PseudonymKey);
        string[] resident = File.ReadLines(Directory.GetFiles(Path.Combine(province.Directory, "MpsResidents"), "nhan-khau*")[0]).Skip(1).Select(line => line.Split(','))
            .First(row => !row[3].EndsWith("0000", StringComparison.Ordinal) && !insured.Contains(province.PersonOfResident[pseudonyms.Token("citizen", row[1])]));
        Dictionary<string, string> row = EnrolmentFileText.Row().With("SO_CCCD", "").With("HO_TEN", resident[2]).With("NGAY_SINH", resident[3]).With("GIOI_TINH", resident[4] == "Nam" ? "1" : "2").With("MA_XA", resident[6]).With("MA_HO", "");
        string member = pseudonyms.Token("member", row["SO_BHXH"]);
        string history = $"SELECT StatusCode || '/' || WithdrawalCode FROM fact_IdentityLink WHERE MemberToken = '{member}' ORDER BY IdentityLinkKey";

        Extract(home, row.With("NGAY_TRICH", "20250831"));
        home.ComputeFigures();
        home.Rows(history, reader => reader.GetString(0)).ShouldBe(["Accepted/"]);

        // The insurer corrects the card: it is of somebody else, who is not registered here.
        Extract(home, row.With("NGAY_TRICH", "20250930").With("HO_TEN", EnrolmentFileText.NameCanary).With("NGAY_SINH", "19010203").With("SO_CCCD", EnrolmentFileText.CitizenCanary));
        home.ComputeFigures();
        home.Rows(history, reader => reader.GetString(0)).ShouldBe(["Accepted/Evidence"]);
    }

    [Fact]
    public void Link_RejectedByAReviewer_IsWithdrawnAndStaysSoUntilTheDecisionIsTakenBack()
    {
        using ScratchHome home = Copy();
        (string one, string member) = home.Rows(
            "SELECT OneToken, MemberToken FROM fact_IdentityLink WHERE KindCode = 'Person' AND WithdrawnLoadRunKey = -1 AND EvidenceCodes LIKE 'N0 B0 C0%' ORDER BY MemberToken LIMIT 1", reader => (reader.GetString(0), reader.GetString(1)))[0];
        string history = $"SELECT StatusCode || '/' || WithdrawalCode FROM fact_IdentityLink WHERE OneToken = '{one}' AND MemberToken = '{member}' ORDER BY IdentityLinkKey";

        Decide(home, 1, one, member, "Rejected");
        home.ComputeFigures();
        home.ComputeFigures();

        home.Rows(history, reader => reader.GetString(0)).ShouldBe(["Accepted/Reviewer"]);
        home.Count($"SELECT COUNT(*) FROM dim_MatchedPerson WHERE MemberToken = '{member}' AND PersonToken = '{one}'").ShouldBe(0);

        Decide(home, 2, one, member, "Withdrawn");
        home.ComputeFigures();

        home.Rows(history, reader => reader.GetString(0)).ShouldBe(["Accepted/Reviewer", "Accepted/"]);
        home.Count($"SELECT COUNT(*) FROM dim_MatchedPerson WHERE MemberToken = '{member}' AND PersonToken = '{one}'").ShouldBe(1);
    }

    [Fact]
    public void Link_ConfirmedByAReviewer_StandsAgainstTheEvidence()
    {
        using ScratchHome home = Copy();
        string member = home.Rows("SELECT MemberToken FROM fact_IdentityLink WHERE KindCode = 'Person' AND WithdrawnLoadRunKey = -1 ORDER BY MemberToken LIMIT 1", reader => reader.GetString(0))[0];
        string one = home.Rows($"SELECT OneToken FROM fact_IdentityLink WHERE KindCode = 'Person' AND MemberToken > '{member}' ORDER BY MemberToken LIMIT 1", reader => reader.GetString(0))[0];

        Decide(home, 1, one, member, "Confirmed");
        home.ComputeFigures();

        home.Rows($"SELECT OneToken || StatusCode || WithdrawalCode FROM fact_IdentityLink WHERE MemberToken = '{member}' AND WithdrawnLoadRunKey = -1", reader => reader.GetString(0)).ShouldBe([one + "Confirmed"]);
        home.Count($"SELECT COUNT(*) FROM fact_IdentityLink WHERE MemberToken = '{member}' AND WithdrawalCode = 'Evidence'").ShouldBe(1);
    }

    private static void Extract(ScratchHome home, Dictionary<string, string> row)
    {
        string file = Path.Combine(home.Folder, row["NGAY_TRICH"] + ".csv");
        File.WriteAllText(file, EnrolmentFileText.Csv(row));
        home.Load("VssEnrolment", file).State.ShouldBe(LoadState.Published);
    }

    /// <summary>A warehouse of its own with the same content, for a test that decides something.</summary>
    private ScratchHome Copy()
    {
        ScratchHome home = new();
        using SqliteConnection from = province.Home.Home.Warehouse.OpenReader();
        using SqliteConnection to = home.Home.Warehouse.OpenWriter();
        from.BackupDatabase(to);
        return home;
    }

    private int PersonOf(string register, string token) => register == "MPS" ? province.PersonOfResident[token] : province.PersonOfMember[token];

    private static void Decide(ScratchHome home, int key, string one, string member, string verdict)
    {
        using SqliteConnection connection = home.Home.Warehouse.OpenWriter();
        connection.Run(
            "INSERT INTO quality_LinkDecision (LinkDecisionKey, OneToken, MemberToken, VerdictCode, DecidedAt, DecidedBy, Reason) VALUES (@key, @one, @member, @verdict, '2026-07-01T00:00:00Z', 'reviewer', 'test')",
            ("@key", key), ("@one", one), ("@member", member), ("@verdict", verdict));
    }
}
