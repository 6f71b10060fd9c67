using System.CommandLine;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt accounts list</c>.</summary>
internal sealed class AccountsListCommand : BhytCommand
{
    public AccountsListCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("list", HelpTexts.AccountsList, surroundings, language, global) => Options.Add(global.Warehouse);

    public override IReadOnlyList<string> Examples => ["bhyt accounts list", "bhyt accounts list --json"];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken) =>
        Task.FromResult(AccountsCommand.List(AccountsCommand.BookOf(WarehousePath(line), Surroundings.Time), screen));
}
