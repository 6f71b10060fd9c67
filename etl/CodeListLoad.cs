using System.Security.Cryptography;
using System.Text;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Star;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl;

/// <summary>Brings the code lists that ship with the product into their dimensions; once for each edition of the lists.</summary>
public sealed class CodeListLoad(SqliteConnection connection, LoadRunLog log)
{
    private const string FeedCode = "CodeLists";

    private static readonly string[] Dimensions = ["Sex", "CareType", "Entitlement", "CostGroup", "ParticipantGroup", "PopulationBasis", "AgeBand", "UnitSystem", "UnitView", "Statistic"];

    public void EnsureLoaded()
    {
        string edition = Edition;
        if (connection.ScalarLong("SELECT COUNT(*) FROM audit_LoadRun WHERE FeedCode = @feed AND StateName = 'published' AND Message = @edition", ("@feed", FeedCode), ("@edition", edition)) > 0)
        {
            return;
        }

        int run = log.Begin(FeedCode);
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        foreach (CodeList list in CodeListRegister.Embedded.All)
        {
            foreach (CodeListEntry entry in list.Entries)
            {
                string[] attributes = [.. entry.Attributes.Values, "", "", ""];
                connection.Run("INSERT INTO staging_CodeList (LoadRunKey, ListName, Code, CodeName, CodeNameVietnamese, ValidFromDateKey, ValidToDateKey, Attribute1, Attribute2, Attribute3) VALUES (@run, @list, @code, @name, @vietnamese, @from, @to, @a, @b, @c)",
                    ("@run", run), ("@list", list.Name), ("@code", entry.Code), ("@name", entry.Name), ("@vietnamese", entry.NameVietnamese), ("@from", entry.ValidFromDateKey), ("@to", entry.ValidToDateKey), ("@a", attributes[0]), ("@b", attributes[1]), ("@c", attributes[2]));
            }
        }

        SnapshotLoader snapshots = new(connection, run);
        DimensionLoader loader = new(connection, run, snapshots);
        foreach (string dimension in Dimensions)
        {
            loader.Load(dimension);
        }

        snapshots.Take([]);
        connection.Run("DELETE FROM staging_CodeList");
        log.Enter(run, LoadState.Published, edition);
        transaction.Commit();
    }

    /// <summary>Changes with any entry of any list.</summary>
    public static string Edition { get; } = EditionOfLists();

    private static string EditionOfLists()
    {
        StringBuilder text = new();
        foreach (CodeList list in CodeListRegister.Embedded.All)
        {
            foreach (CodeListEntry entry in list.Entries)
            {
                text.Append(list.Name).Append('\t').Append(entry with { Attributes = new Dictionary<string, string>() }).AppendJoin('\t', entry.Attributes.Values).Append('\n');
            }
        }

        return "code lists " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }
}
