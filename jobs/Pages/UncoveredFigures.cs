using BhytWarehouse.Etl.Engines.Sqlite;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Pages;

/// <summary>Reads who has no card: counts for everybody from mart.UncoveredPeopleByEntitlement, people for those who may open them from derive.UncoveredPerson.</summary>
public sealed class UncoveredFigures(SqliteConnection connection)
{
    /// <summary>Of the province first, then of its communes.</summary>
    /// <param name="unit">Code; null for every unit.</param>
    public IReadOnlyList<UncoveredFigure> Counts(string? unit) =>
        connection.Rows(
            $"""
            SELECT AsOfDateKey, UnitCode, UnitName, UnitLevel, BreakdownCode, AgeBandCode, GroupCode, ParticipantGroupName, ParticipantGroupNameVietnamese, HouseholdCode, FoundCode, UncoveredCount, LowCostAmount, HighCostAmount, HasNoRule, ResidentCount, UnlinkedMemberCount
            FROM mart_UncoveredPeopleByEntitlement
            {(unit is null ? "" : "WHERE UnitCode = @unit")}
            ORDER BY CASE UnitLevel WHEN 'Province' THEN 0 ELSE 1 END, UnitCode, BreakdownCode, AgeBandCode, GroupCode, HouseholdCode, FoundCode
            """,
            reader => new UncoveredFigure(
                reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5), reader.GetString(6), reader.GetString(7), reader.GetString(8), reader.GetString(9), reader.GetString(10),
                reader.IsDBNull(11) ? null : reader.GetInt64(11), reader.IsDBNull(12) ? null : reader.GetDecimal(12), reader.IsDBNull(13) ? null : reader.GetDecimal(13), reader.GetInt32(14) == 1, reader.IsDBNull(15) ? null : reader.GetInt64(15), reader.IsDBNull(16) ? null : reader.GetInt64(16)),
            ("@unit", unit ?? ""));

    /// <summary>The people of a unit, households together, those whom the state pays first; to be read only for somebody who may, with a reason that is logged.</summary>
    /// <param name="unit">Code of a commune or province; null for all.</param>
    /// <param name="group">Letters of the group they may join; null for all.</param>
    public IReadOnlyList<UncoveredPersonFigure> People(string? unit, string? group) =>
        connection.Rows(
            """
            SELECT person.ResidentKey, person.CitizenToken, person.HouseholdToken, unit.UnitCode, COALESCE(ageBand.AgeBandCode, ''), person.FoundCode, COALESCE(lastGroup.GroupCode, ''), person.LastEndDateKey, COALESCE(entitled.GroupCode, ''), person.EntitlementCode, person.HouseholdCode, person.HouseholdNumber,
                person.CostCode, person.LowCostAmount, person.HighCostAmount
            FROM derive_UncoveredPerson AS person
            INNER JOIN dim_AdministrativeUnit AS unit ON unit.AdministrativeUnitKey = person.CommuneKey
            LEFT JOIN dim_AgeBand AS ageBand ON ageBand.AgeBandKey = person.AgeBandKey AND ageBand.AgeBandKey > 0
            LEFT JOIN dim_ParticipantGroup AS lastGroup ON lastGroup.ParticipantGroupKey = person.LastParticipantGroupKey AND lastGroup.ParticipantGroupKey > 0
            LEFT JOIN dim_ParticipantGroup AS entitled ON entitled.ParticipantGroupKey = person.EntitledGroupKey AND entitled.ParticipantGroupKey > 0
            WHERE (@unit = '' OR unit.UnitCode = @unit OR unit.ProvinceCode = @unit) AND (@group = '' OR entitled.GroupCode = @group)
            ORDER BY unit.UnitCode, person.LowCostAmount, person.HouseholdToken, person.HouseholdNumber, person.CitizenToken
            """,
            reader => new UncoveredPersonFigure(
                reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5), reader.GetString(6), reader.GetInt32(7), reader.GetString(8), reader.GetString(9), reader.GetString(10), reader.GetInt32(11), reader.GetString(12), reader.GetDecimal(13), reader.GetDecimal(14)),
            ("@unit", unit ?? ""), ("@group", group ?? ""));
}
