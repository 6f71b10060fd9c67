using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Jobs.Commands;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.EndToEnd.Tests.Crash;

/// <summary>Writing fails at each durable step, and in each kind of table: the run says so, and later runs end in the content of one that nothing disturbed.</summary>
[Collection(DroppedProvinceCollection.Name)]
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class WriteErrorTests(DroppedProvince province)
{
    private static readonly string[] Tables = ["audit_SourceFile", "staging_VssClaim", "fact_Claim", "audit_Ledger", "fact_IndicatorValue"];

    /// <summary>The runs of one home: in each of them writing fails at one step of every feed, from the first step to the last.</summary>
    [UnixFact]
    public async Task Run_WithAWriteErrorAtEveryDurableStep_EndsAsOneThatWasLeftAlone()
    {
        string home = province.NewHome();
        foreach (DurableStep step in Enum.GetValues<DurableStep>())
        {
            if (step >= DurableStep.Computed)
            {
                // By now the figures may stand: without its marks the job store knows of none.
                ForgetMarks(home);
            }

            (int exitCode, string output, string error) = await RunAsync(home, told =>
            {
                if (told.Step == step)
                {
                    throw new IOException("injected: no space left on device");
                }
            });

            exitCode.ShouldBe(1, $"{step}: {output}{error}");
            (output + error).ShouldContain("injected: no space left on device", customMessage: step.ToString());
        }

        await RunAsync(home, told: null);
        province.ShouldBeWhole(home, "after a write error at each step");
    }

    /// <summary>The engine itself refuses a write, in another table in each run of one home; the claims wait until none of theirs is left.</summary>
    [UnixFact]
    public async Task Run_WithATableThatCannotBeWritten_EndsAsOneThatWasLeftAlone()
    {
        string home = province.NewHome();
        foreach (string table in Tables)
        {
            Change(home, $"CREATE TRIGGER full BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'injected: cannot be written'); END");
            (int exitCode, string output, string error) = await RunAsync(home, told: null);
            exitCode.ShouldBe(1, $"{table}: {output}{error}");
            (output + error).ShouldMatch("injected: cannot be written|SQLite answered", $"{table}: {output}{error}");
            Change(home, "DROP TRIGGER full");
        }

        await RunAsync(home, told: null);
        province.ShouldBeWhole(home, "after tables that could not be written");
    }

    private static void Change(string home, string sql)
    {
        using ScratchHome made = ScratchHome.OpenIn(home);
        using SqliteConnection connection = made.Home.Warehouse.OpenWriter();
        connection.Run(sql);
    }

    private static void ForgetMarks(string home)
    {
        using SqliteConnection connection = new($"Data Source={WarehouseHome.JobsPathIn(home)};Pooling=False");
        connection.Open();
        connection.Run("DELETE FROM follow_up_mark");
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(string home, Action<WorkStep>? told)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        CommandSurroundings surroundings = new(output, error, _ => null, ScratchHome.Clock, TerminalWidth: null) { Told = told };
        int exitCode = await BhytCommandLine.InvokeAsync(["run", "--warehouse", "sqlite:" + ScratchHome.WarehousePathIn(home)], surroundings, CancellationToken.None);
        return (exitCode, output.ToString(), error.ToString());
    }
}
