using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Star;
using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Warehouse.Tests.Star;

/// <summary>Tells of facilities and units with their validity, through the conform views and the loader of dimensions, as a register would.</summary>
internal static class RegisterStandIn
{
    private static readonly Dictionary<string, (string Code, string Name)> Columns = new(StringComparer.Ordinal)
    {
        ["Facility"] = ("FacilityCode", "FacilityName"),
        ["AdministrativeUnit"] = ("UnitCode", "UnitName"),
    };

    /// <summary>Adds an arm to the conform views that gives what lies in a table of the test.</summary>
    public static void Install(SqliteConnection connection)
    {
        foreach ((string dimension, (string code, string name)) in Columns)
        {
            WarehouseObject view = WarehouseSchema.Find("conform", dimension);
            const string isOld = "told.EffectiveDateKey < 20250701";
            Dictionary<string, string> kinds = WarehouseSchema.Find("dim", dimension).Columns.ToDictionary(column => column.Name, column => column.SqliteType);
            string columns = string.Join(", ", view.Columns.Select(column => column.Name));
            string text = connection.ScalarText("SELECT sql FROM sqlite_master WHERE name = @name", ("@name", view.SqliteName))!;
            string body = text[(text.IndexOf("AS", StringComparison.Ordinal) + 2)..].TrimEnd(';');
            string told = string.Join(", ", view.Columns.Select(column =>
                column.Name == code ? "told.Code"
                : column.Name == name ? "told.Name"
                : column.Name == "UnitLevel" ? "CASE WHEN LENGTH(told.Code) = 2 THEN 'Province' ELSE 'Commune' END"
                : column.Name is "LoadRunKey" or "EffectiveDateKey" or "ObservationPrecedence" or "ObservationOrder" or "SourceFileKey" or "RecordNumber" ? "told." + column.Name
                : column.Name == "IsInferred" ? "0"
                : column.Name == "LifeFromDateKey" ? $"CASE WHEN {isOld} THEN 19900101 ELSE 20250701 END"
                : column.Name == "LifeToDateKey" ? $"CASE WHEN {isOld} THEN 20250630 ELSE 99991231 END"
                : column.Name == "UnitSystemCode" ? $"CASE WHEN {isOld} THEN 'Old' ELSE 'New' END"
                : column.Name == "ProvinceCode" ? "SUBSTR(told.Code, 1, 2)"
                : kinds[column.Name] == "TEXT" ? "''"
                : "-1"));
            connection.Run(
                $"""
                CREATE TABLE told_{dimension} (LoadRunKey INTEGER, Code TEXT, Name TEXT, EffectiveDateKey INTEGER, ObservationPrecedence INTEGER, ObservationOrder TEXT, SourceFileKey INTEGER, RecordNumber INTEGER);
                DROP VIEW {view.SqliteName};
                CREATE VIEW {view.SqliteName} AS SELECT {columns} FROM ({body}) UNION ALL SELECT {told} FROM told_{dimension} AS told;
                """);
        }
    }

    public static void Load(ScratchHome home, ArrivingFile file)
    {
        using SqliteConnection connection = home.Home.Warehouse.OpenWriter();
        LoadRunLog log = new(connection, ScratchHome.Clock);
        int run = log.Begin(file.FeedCode);
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        SourceFile source = log.Record(run, file.FeedCode, [(file.Name, new LandedFile(Convert.ToHexStringLower(SHA256.HashData(file.Content)), file.Content.Length), -1, false)])[0];
        int record = 0;
        foreach (string[] line in Encoding.UTF8.GetString(file.Content).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(';')))
        {
            connection.Run($"INSERT INTO told_{line[0]} VALUES (@run, @code, @name, @day, @precedence, @order, @file, @record)",
                ("@run", run), ("@code", line[1]), ("@name", line[5]), ("@day", int.Parse(line[2], CultureInfo.InvariantCulture)), ("@precedence", int.Parse(line[3], CultureInfo.InvariantCulture)), ("@order", line[4]), ("@file", source.SourceFileKey), ("@record", ++record));
        }

        SnapshotLoader snapshots = new(connection, run);
        DimensionLoader dimensions = new(connection, run, snapshots);
        foreach (string dimension in (string[])["AdministrativeUnit", "Facility"])
        {
            dimensions.Load(dimension);
            connection.Run($"DELETE FROM told_{dimension}");
        }

        snapshots.Take([]);
        log.Enter(run, LoadState.Published);
        transaction.Commit();
    }
}
