using System.Security.Cryptography;
using System.Text;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Star;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl;

/// <summary>Brings the code lists that ship with the product into their dimensions; once for each edition of the lists.</summary>
public sealed class CodeListLoad(SqliteConnection connection, LoadRunLog log)
{
    private const string FeedCode = "CodeLists";

    /// <summary>Changes with any entry of any list.</summary>
    public static string Edition { get; } = EditionOfTheLists();

    private static readonly string[] Dimensions = ["Sex", "CareType", "Entitlement", "CostGroup", "ParticipantGroup", "PopulationBasis", "AgeBand", "UnitSystem", "UnitView", "Statistic", "MethodParameter", "CoverageGoal", "BaseSalary", "ContributionRule"];

    /// <summary>Whether this edition stands in the warehouse.</summary>
    public bool IsLoaded() =>
        connection.ScalarLong("SELECT COUNT(*) FROM audit_LoadRun WHERE FeedCode = @feed AND StateName = 'published' AND Message = @edition", ("@feed", FeedCode), ("@edition", Edition)) > 0;

    /// <summary>One transaction, the load's entry included: of two hosts that begin at once one brings the lists, and a crash leaves nothing to end.</summary>
    public void EnsureLoaded()
    {
        if (IsLoaded())
        {
            return;
        }

        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        if (IsLoaded())
        {
            return;
        }

        int run = log.Begin(FeedCode);
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

        if (new Conservation(connection).DifferencesOf(snapshots.Take([]).Keys) is [var difference, ..])
        {
            throw new WarehouseException($"The code lists of this version leave a snapshot that is not what its facts are: {difference}. Nothing was published; the state before stands.");
        }

        connection.Run("DELETE FROM staging_CodeList");
        log.Enter(run, LoadState.Published, Edition);
        transaction.Commit();
    }

    private static string EditionOfTheLists()
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
