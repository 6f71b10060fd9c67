using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>Writes `--help` in the chosen language.</summary>
internal sealed class CommandHelp(CommandSurroundings surroundings, Language language) : SynchronousCommandLineAction
{
    private const int FirstColumn = 28;

    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.CommandResult.Command);
        return BhytCommand.Done;
    }

    /// <summary>The words that lead to a command, such as "bhyt quarantine show".</summary>
    public static string PathOf(Command command) =>
        command is RootCommand ? "bhyt" : $"{(command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? PathOf(parent) : "bhyt")} {command.Name}";

    public void Write(Command command)
    {
        TextWriter output = surroundings.Output;
        output.WriteLine(command.Description);
        output.WriteLine();
        output.WriteLine($"{HelpTexts.Usage.In(language)}: {UsageOf(command)}");
        if (command.Subcommands.Count > 0)
        {
            Section(HelpTexts.CommandsTitle, command.Subcommands.Select(item => (item.Name, item.Description ?? "")));
        }

        if (command.Arguments.Count > 0)
        {
            Section(HelpTexts.ArgumentsTitle, command.Arguments.Select(item => (item.Name, item.Description ?? "")));
        }

        IEnumerable<Option> options = command is RootCommand ? command.Options : [.. command.Options, .. command.Parents.OfType<Command>().SelectMany(parent => parent.Options).Where(option => option.Recursive)];
        Section(HelpTexts.OptionsTitle, options.Where(option => !option.Hidden).Select(option => (
            NameOf(option),
            (option.Description ?? "") + (option.Required ? " " + HelpTexts.Required.In(language) : ""))));
        if (command is BhytCommand { Examples.Count: > 0 } known)
        {
            output.WriteLine();
            output.WriteLine($"{HelpTexts.ExamplesTitle.In(language)}:");
            foreach (string example in known.Examples)
            {
                output.WriteLine("  " + example);
            }
        }

        output.WriteLine();
        output.WriteLine($"{HelpTexts.ExitTitle.In(language)}: {HelpTexts.ExitCodes.In(language)}");
        if (command is RootCommand)
        {
            output.WriteLine(HelpTexts.MoreHelp.In(language));
        }
    }

    private string UsageOf(Command command) => command is RootCommand
        ? $"bhyt {HelpTexts.CommandWord.In(language)} {HelpTexts.OptionsWord.In(language)}"
        : string.Join(' ', (string[])[PathOf(command), .. command.Arguments.Select(item => item.Arity.MinimumNumberOfValues > 0 ? item.Name : $"[{item.Name}]"), .. command.Options.Where(option => option.Required).Select(NameOf), HelpTexts.OptionsWord.In(language)]);

    private static string NameOf(Option option)
    {
        string names = option is HelpOption ? "-h, --help" : option.Name;
        return option.HelpName is { } value ? $"{names} {value}" : names;
    }

    private void Section(Text title, IEnumerable<(string Name, string Description)> rows)
    {
        surroundings.Output.WriteLine();
        surroundings.Output.WriteLine($"{title.In(language)}:");
        int width = (surroundings.TerminalWidth ?? CommandSurroundings.PlainWidth) - FirstColumn - 2;
        foreach ((string name, string description) in rows)
        {
            string left = "  " + name;
            foreach (string line in Wrap(description, Math.Max(30, width)))
            {
                surroundings.Output.WriteLine(left.Length < FirstColumn ? left.PadRight(FirstColumn) + line : left + "\n" + new string(' ', FirstColumn) + line);
                left = "";
            }
        }
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        string line = "";
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        yield return line;
    }
}
