using BhytWarehouse.Etl.Sources.PpcEntitledGroups;

namespace BhytWarehouse.Etl.Tests.Sources.PpcEntitledGroups;

public sealed class PpcEntitledGroupsTests
{
    private const string Counts = "Thời điểm,Mã tỉnh,Mã xã,Mã nhóm,Mã trường,Tên trường,Số người\n";
    private const string Persons = "Thời điểm,Số CCCD,Mã tỉnh,Mã xã,Mã nhóm\n";
    private const string GoodCount = "31/12/2025,00,99001,HN,,,41\n";
    private const string GoodPerson = "31/12/2025,000090000001,00,99001,HN\n";

    [Theory]
    [InlineData("PE-020", Counts, GoodCount, "31/12/2026,00,99001,CN,,,41\n")]
    [InlineData("PE-021", Counts, GoodCount, "31/12/2025,00,99001,HS,,,310\n")]
    [InlineData("PE-016", Counts, GoodCount, "31/12/2025,00,99001,ZZ,,,41\n")]
    [InlineData("PE-013", Counts, GoodCount, "31/12/2025,00,99001,CN,,,\"41,5\"\n")]
    [InlineData("PE-018", Counts, GoodCount, "31/12/2025,00,99001,HN,,,42\n")]
    [InlineData("PE-017", Persons, GoodPerson, GoodPerson)]
    [InlineData("PE-014", Persons, GoodPerson, "31/12/2025,,00,99001,HN\n")]
    public void Row_ThatBreaksOneRule_IsFoundByIt(string rule, string header, string good, string row)
    {
        FeedReading alone = new(new PpcEntitledGroupsSource(), header + good);
        alone.Findings.ShouldBeEmpty(alone.Messages);
        alone.Staged("PpcEntitledGroups").Count(staged => staged["Disposition"] == "0").ShouldBe(1);

        FeedReading reading = new(new PpcEntitledGroupsSource(), header + good + row);

        reading.BrokenRules.ShouldContain(rule);
        reading.Messages.ShouldNotContain("000090000001");
    }
}
