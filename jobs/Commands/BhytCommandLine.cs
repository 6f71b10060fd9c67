using System.CommandLine;
using System.CommandLine.Help;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>The command line `bhyt`.</summary>
public static class BhytCommandLine
{
    /// <summary>Runs one command with the variables and the clock of the process; output is plain.</summary>
    public static Task<int> InvokeAsync(IReadOnlyList<string> words, TextWriter output, TextWriter error, CancellationToken cancellationToken) =>
        InvokeAsync(words, new CommandSurroundings(output, error, Environment.GetEnvironmentVariable, TimeProvider.System, TerminalWidth: null), cancellationToken);

    /// <returns>0 done, 1 failed, 2 wrong usage.</returns>
    public static async Task<int> InvokeAsync(IReadOnlyList<string> words, CommandSurroundings surroundings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(surroundings);
        Language language = GlobalOptions.LanguageOf(words, surroundings.ReadVariable);
        GlobalOptions global = new(language);
        CommandHelp help = new(surroundings, language);
        RootCommand root = Build(surroundings, language, global, help);
        if (words.Count == 0)
        {
            help.Write(root);
            return BhytCommand.WrongUsage;
        }

        ParseResult line = root.Parse(words);
        bool isHelpOrVersion = words.Any(word => word is "--help" or "-h" or "-?" or "--version");
        if (!isHelpOrVersion && FirstFault(line, root, global, language) is { } fault)
        {
            string name = CommandHelp.PathOf(line.CommandResult.Command);
            new Screen(surroundings, language, words.Contains("--json")).Error($"{fault} {ErrorTexts.SeeHelp.In(language, name)}", BhytCommand.WrongUsage);
            return BhytCommand.WrongUsage;
        }

        return await line.InvokeAsync(new InvocationConfiguration { Output = surroundings.Output, Error = surroundings.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, cancellationToken);
    }

    internal static RootCommand Build(CommandSurroundings surroundings, Language language, GlobalOptions global, CommandHelp help)
    {
        RootCommand root = new(HelpTexts.Product.In(language))
        {
            new DemoCommand(surroundings, language, global),
            new SampleCommand(surroundings, language, global),
            new LoadCommand(surroundings, language, global),
            new PullCommand(surroundings, language, global),
            new RunCommand(surroundings, language, global),
            new ServeCommand(surroundings, language, global),
            new JobsCommand(surroundings, language, global),
            new BackFillCommand(surroundings, language, global),
            new NoticesCommand(surroundings, language, global),
            new AccountsCommand(surroundings, language, global),
            new LedgerCommand(surroundings, language, global),
            new ExplainCommand(surroundings, language, global),
            new RadarCommand(surroundings, language, global),
            new RulesCommand(surroundings, language, global),
            new QuarantineCommand(surroundings, language, global),
            new PeriodCommand(surroundings, language, global),
            new WithdrawCommand(surroundings, language, global),
            new MatchCommand(surroundings, language, global),
            new SignalsCommand(surroundings, language, global),
            new ForecastCommand(surroundings, language, global),
            new UncoveredCommand(surroundings, language, global),
            new PersonCommand(surroundings, language, global),
            new RetentionCommand(surroundings, language, global),
            new ActionsCommand(surroundings, language, global),
            new DoctorCommand(surroundings, language, global),
            new BackupCommand(surroundings, language, global),
            new RestoreCommand(surroundings, language, global),
        };
        root.Options.Add(global.Lang);
        root.Options.Add(global.Json);
        foreach (Option option in root.Options)
        {
            if (option is HelpOption)
            {
                option.Description = HelpTexts.Help.In(language);
                option.Action = help;
            }
            else if (option is VersionOption)
            {
                option.Description = HelpTexts.Version.In(language);
            }
        }

        return root;
    }

    /// <summary>What is wrong with the line, in the operator's language; null when nothing is.</summary>
    private static string? FirstFault(ParseResult line, RootCommand root, GlobalOptions global, Language language)
    {
        if (line.GetResult(global.Lang) is { Tokens: [{ Value: { } said }] } && said is not ("en" or "vi"))
        {
            return ErrorTexts.NoSuchLanguage.In(language, said);
        }

        if (line.CommandResult.Command is RootCommand)
        {
            return line.UnmatchedTokens.Count > 0
                ? ErrorTexts.UnknownWord.In(language, line.UnmatchedTokens[0]) + " " + ErrorTexts.MissingCommand.In(language, string.Join(", ", root.Subcommands.Select(command => command.Name)))
                : ErrorTexts.MissingCommand.In(language, string.Join(", ", root.Subcommands.Select(command => command.Name)));
        }

        if (line.UnmatchedTokens.Count > 0)
        {
            return ErrorTexts.UnknownWord.In(language, line.UnmatchedTokens[0]);
        }

        Command command = line.CommandResult.Command;
        foreach (Option option in command.Options.Append(global.Lang))
        {
            if (line.GetResult(option) is { Implicit: false, Tokens.Count: 0 } && option.ValueType != typeof(bool))
            {
                return ErrorTexts.MissingValue.In(language, option.Name);
            }
        }

        if (command.Arguments.FirstOrDefault(argument => argument.Arity.MinimumNumberOfValues > 0 && line.GetResult(argument) is null or { Tokens.Count: 0 }) is { } missing)
        {
            return ErrorTexts.MissingOption.In(language, missing.Name);
        }

        return command.Options.FirstOrDefault(option => option.Required && line.GetResult(option) is null or { Tokens.Count: 0 }) is { } required
            ? ErrorTexts.MissingOption.In(language, required.Name)
            : line.Errors.Count > 0 ? line.Errors[0].Message : null;
    }
}
