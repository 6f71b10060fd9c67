using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Tests.Quality;

public sealed class UnitCodesTests
{
    [Theory]
    [InlineData("15", 20250630, UnitCodeOutcome.Resolved, "Old")] // Yên Bái
    [InlineData("15", 20250701, UnitCodeOutcome.Resolved, "New")] // Lào Cai
    [InlineData("15", 0, UnitCodeOutcome.Ambiguous, "")]
    [InlineData("10", 0, UnitCodeOutcome.Resolved, "Old")] // Lào Cai before; no new province has the code
    [InlineData("10", 20250701, UnitCodeOutcome.Unknown, "")]
    [InlineData("01", 0, UnitCodeOutcome.Resolved, "")] // Hà Nội took no other province
    [InlineData("03", 0, UnitCodeOutcome.Unknown, "")]
    [InlineData("03", 20240101, UnitCodeOutcome.Unknown, "")]
    [InlineData("00004", 20250630, UnitCodeOutcome.Resolved, "Old")] // Phường Trúc Bạch
    [InlineData("00004", 20250701, UnitCodeOutcome.Resolved, "New")] // Phường Ba Đình
    [InlineData("00004", 0, UnitCodeOutcome.Ambiguous, "")]
    [InlineData("755", 20250630, UnitCodeOutcome.Resolved, "Old")]
    [InlineData("755", 0, UnitCodeOutcome.Resolved, "Old")] // districts ended with the old system
    [InlineData("755", 20250701, UnitCodeOutcome.Unknown, "")]
    [InlineData("4", 20250701, UnitCodeOutcome.Unknown, "")]
    [InlineData("1A", 20250701, UnitCodeOutcome.Unknown, "")]
    public void Resolve_CodeAndDay_NamesOneUnitOrIsRefused(string code, int dateKey, UnitCodeOutcome outcome, string system) =>
        UnitCodes.Embedded.Resolve(code, dateKey).ShouldBe(new UnitCode(outcome, system));

    [Fact]
    public void Provinces_BeforeAndAfter_Are63And34WithASuccessorEach()
    {
        CodeListEntry[] real = [.. CodeListRegister.Embedded["Province"].Entries.Where(entry => entry.Code != "00")];
        CodeListEntry[] old = [.. real.Where(entry => entry.ValidToDateKey == 20250630)];
        string[] after = [.. real.Where(entry => entry.ValidFromDateKey <= 20250701 && entry.ValidToDateKey >= 20250701).Select(entry => entry.Code)];

        old.Length.ShouldBe(63);
        after.Length.ShouldBe(34);
        old.Select(entry => UnitCodes.Embedded.SuccessorOfProvince(entry.Code)).Distinct().ShouldBe(after, ignoreOrder: true);
    }
}
