using System.Globalization;
using BhytWarehouse.SchemaCompiler;

namespace BhytWarehouse.Schema.Tests;

public sealed class SeedRowsTests
{
    [Fact]
    public void Calendar_OnSqlite_EqualsTheCalendarOfDotnet()
    {
        using ScratchSchema scratch = ScratchSchema.Sample();
        using SqliteWarehouse warehouse = new(scratch.Compiled().SqliteScript);
        List<string> expected = [];
        for (DateOnly day = new(1990, 1, 1); day <= new DateOnly(2040, 12, 31); day = day.AddDays(1))
        {
            expected.Add(Row(day));
        }

        expected.Add(Row(new DateOnly(9999, 12, 31)));

        IEnumerable<string> actual = warehouse.Rows("SELECT * FROM dim_Date WHERE DateKey > 0 ORDER BY DateKey").Select(row => string.Join(' ', row));

        actual.ShouldBe(expected);
        warehouse.Rows("SELECT * FROM dim_Date WHERE DateKey < 0").Select(row => string.Join(' ', row)).ShouldBe(["-1 -1 0001-01-01 0 0 0 0 0 -1 -1 -1 -1 0 0"]);
    }

    [Fact]
    public void UnknownMember_OfEachDimension_HasTheKeyMinusOne()
    {
        using ScratchSchema scratch = ScratchSchema.Sample();
        using SqliteWarehouse warehouse = new(scratch.Compiled().SqliteScript);

        object?[] facility = warehouse.Rows("SELECT FacilityKey, FacilityDurableKey, AreaKey, FacilityCode, FacilityName, BedCount, ShareRate, OpenedDate, HasEmergencyRoom, ValidFromDateKey, ValidToDateKey, IsCurrent FROM dim_Facility").ShouldHaveSingleItem();

        facility.ShouldBe([-1L, -1L, -1L, "?", "Unknown", 0L, null, null, 0L, 19900101L, 99991231L, 1L]);
        warehouse.Rows("SELECT AreaKey, ParentKey, AreaCode, AreaName FROM dim_Area").ShouldHaveSingleItem().ShouldBe([-1L, -1L, "?", "Unknown"]);
        warehouse.Rows("PRAGMA foreign_key_check").ShouldBeEmpty();
    }

    [Fact]
    public void Calendar_WithAColumnItDoesNotKnow_IsRefused()
    {
        using ScratchSchema scratch = ScratchSchema.Sample().Edit("dim/Date.sql", "    IsMonthEnd ", "    LunarDay smallint NOT NULL,\n    IsMonthEnd ");

        (_, SchemaErrors errors) = scratch.Compile();

        errors.InOrder.ShouldContain(error => error.Message.Contains("dim.Date.LunarDay", StringComparison.Ordinal));
    }

    private static string Row(DateOnly day)
    {
        int monthKey = (day.Year * 100) + day.Month;
        int quarter = ((day.Month - 1) / 3) + 1;
        int lastDay = DateTime.DaysInMonth(day.Year, day.Month);
        int isoWeekday = day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;
        object[] cells =
        [
            (monthKey * 100) + day.Day, day.DayNumber - new DateOnly(1990, 1, 1).DayNumber, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            day.Year, quarter, day.Month, day.Day, isoWeekday, monthKey, (day.Year * 10) + quarter, (monthKey * 100) + 1, (monthKey * 100) + lastDay,
            isoWeekday >= 6 ? 1 : 0, day.Day == lastDay ? 1 : 0,
        ];
        return string.Join(' ', cells);
    }
}
