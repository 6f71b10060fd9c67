using BhytWarehouse.Etl.Privacy;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>Takes the number of a person from standard input or from a prompt without echo: as an argument it would stand in the history of the shell and in the list of processes.</summary>
internal static class NumberReading
{
    public static PersonNumber Read(CommandSurroundings surroundings, Language language) =>
        PersonNumber.Read(surroundings.ReadSecret(PersonTexts.Prompt.In(language))) ?? throw new UsageException(PersonTexts.NotANumber.In(language));

    /// <summary>Of the process: one line of standard input, or what is typed, unseen.</summary>
    public static string? OfConsole(string prompt)
    {
        if (Console.IsInputRedirected)
        {
            return Console.In.ReadLine();
        }

        Console.Error.Write(prompt);
        List<char> typed = [];
        ConsoleKeyInfo key;
        while ((key = Console.ReadKey(intercept: true)).Key != ConsoleKey.Enter)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.RemoveRange(Math.Max(0, typed.Count - 1), Math.Min(1, typed.Count));
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Add(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return new string([.. typed]);
    }
}
