using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Engines;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Jobs.Access;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>One command of `bhyt`: says what it does, does it, and turns every failure into one clear line and an exit code.</summary>
internal abstract class BhytCommand : Command
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;

    private protected BhytCommand(string name, Text description, CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base(name, description.In(language))
    {
        Surroundings = surroundings;
        Language = language;
        Global = global;
        SetAction(InvokeAsync);
    }

    /// <summary>Calls shown by --help.</summary>
    public abstract IReadOnlyList<string> Examples { get; }

    protected CommandSurroundings Surroundings { get; }

    protected Language Language { get; }

    protected GlobalOptions Global { get; }

    protected abstract Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken);

    protected HostLeases LeasesOf(WarehouseHome home) => new(home.Warehouse, Surroundings.Time, Terms);

    protected LeaseTerms Terms => LeaseTerms.FromEnvironment(Surroundings.ReadVariable);

    protected string WarehousePath(ParseResult line, string fallback = WarehousePlace.Default) =>
        WarehousePlace.Resolve(line.GetValue(Global.Warehouse), Surroundings.ReadVariable, fallback, Language);

    private async Task<int> InvokeAsync(ParseResult line, CancellationToken cancellationToken)
    {
        Screen screen = new(Surroundings, Language, line.GetValue(Global.Json));
        try
        {
            return await RunAsync(line, screen, cancellationToken);
        }
        catch (UsageException exception)
        {
            screen.Error($"{exception.Message} {screen.Say(ErrorTexts.SeeHelp, CommandHelp.PathOf(this))}", WrongUsage);
            return WrongUsage;
        }
#pragma warning disable CA1031 // The last place before the operator: whatever it is, it becomes one clear line and exit code 1.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            screen.Error(Explain(exception, Language), Failed);
            if (Surroundings.ReadVariable("BHYT_DEBUG") == "1")
            {
                await Surroundings.Error.WriteLineAsync(exception.ToString());
            }

            return Failed;
        }
    }

    /// <summary>One line that says what stopped the work.</summary>
    internal static string Explain(Exception exception, Language language) => exception switch
    {
        AggregateException { InnerExceptions: [{ } first, ..] } => Explain(first, language),
        OperationCanceledException => ErrorTexts.Stopped.In(language),
        LeaseHeldException { Held: { } held } => ErrorTexts.Held.In(language, held.Resource, held.Holder.Machine, held.Holder.ProcessId.ToString(CultureInfo.InvariantCulture), held.ExpiresAt.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
        LeaseLostException lost => ErrorTexts.Overtaken.In(language, lost.Resource, lost.Token.ToString(CultureInfo.InvariantCulture), lost.NewerToken.ToString(CultureInfo.InvariantCulture)),
        AccountException refused => refused.In(language),
        CommandException or UsageException or WarehouseException or FileNotFoundException or DirectoryNotFoundException or IOException or FormatException or CryptographicException or ArgumentException => OneLine(exception.Message),
        UnauthorizedAccessException => ErrorTexts.NoPermission.In(language, OneLine(exception.Message)),
        SqliteException sqlite => OneLine(sqlite.Message),
        _ => ErrorTexts.Unexpected.In(language, exception.GetType().Name, OneLine(exception.Message)),
    };

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
