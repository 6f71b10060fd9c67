namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt person</c>: what the law on personal data lets a person ask for.</summary>
internal sealed class PersonCommand : System.CommandLine.Command
{
    public PersonCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("person", HelpTexts.Person.In(language))
    {
        Subcommands.Add(new PersonWhereUsedCommand(surroundings, language, global));
        Subcommands.Add(new PersonEraseCommand(surroundings, language, global));
        Subcommands.Add(new PersonRestrictCommand(surroundings, language, global, lifts: false));
        Subcommands.Add(new PersonRestrictCommand(surroundings, language, global, lifts: true));
    }
}
