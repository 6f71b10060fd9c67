using BhytWarehouse.Etl.Statistics;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Star;

/// <summary>Where counts of people go that stand under communes of either system, when they are asked in the units of one: to the commune and to its province.</summary>
/// <remarks>fact.EnrolmentRestated and fact.PopulationRestated are whole populations in both systems; this is for what they do not tell apart, such as groups.</remarks>
/// <param name="system">Old or New: the units asked for.</param>
internal sealed class UnitMap(SqliteConnection connection, string system)
{
    private readonly UnitCrossing _crossing = UnitCrossing.Of(connection);

    /// <summary>The people of a commune in the communes asked for and in their provinces; of a commune that reaches none, in its province only, and nowhere where not even that is known.</summary>
    public IEnumerable<(int Unit, long People)> Into(int commune, long people)
    {
        foreach (string level in (string[])[UnitCrossing.Commune, UnitCrossing.Province])
        {
            foreach (UnitShare share in _crossing.Into(system, level, commune, people))
            {
                if (_crossing.TryFind(share.Unit, out AdministrativeUnit? unit) && unit.Level == level)
                {
                    yield return (share.Unit, share.People);
                }
            }
        }
    }
}
