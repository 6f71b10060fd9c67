using BhytWarehouse.Etl;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>Everything a command takes from outside, so that tests need no process of their own.</summary>
/// <param name="ReadVariable">Environment variables.</param>
/// <param name="TerminalWidth">Null when the output is redirected: then progress is told in plain lines and nothing is coloured.</param>
public sealed record CommandSurroundings(TextWriter Output, TextWriter Error, Func<string, string?> ReadVariable, TimeProvider Time, int? TerminalWidth)
{
    public const int PlainWidth = 100;

    /// <summary>Told at each durable step of the work; for who watches it, or cuts it off there.</summary>
    public Action<WorkStep>? Told { get; init; }

    /// <summary>Told how far long work is, whatever the screen shows of it.</summary>
    internal Action<WorkProgress>? Progressed { get; init; }

    /// <summary>Who acts; that of the process in all but tests.</summary>
    public string Account { get; init; } = Environment.UserName;

    /// <summary>Asks for something that must not be seen, by the prompt; null when there is nobody to answer.</summary>
    public Func<string, string?> ReadSecret { get; init; } = _ => null;

    public static CommandSurroundings OfProcess() => new(
        Console.Out, Console.Error, Environment.GetEnvironmentVariable, TimeProvider.System, Console.IsOutputRedirected ? null : Math.Max(60, Console.WindowWidth)) { ReadSecret = NumberReading.OfConsole };
}
