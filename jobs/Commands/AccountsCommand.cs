using System.CommandLine;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Jobs.Access;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt accounts</c>: who may sign in; its subcommands change that.</summary>
internal sealed class AccountsCommand : BhytCommand
{
    public AccountsCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("accounts", HelpTexts.Accounts, surroundings, language, global)
    {
        Options.Add(global.Warehouse);
        Subcommands.Add(new AccountsListCommand(surroundings, language, global));
        foreach (AccountAction action in Enum.GetValues<AccountAction>())
        {
            Subcommands.Add(new AccountsActionCommand(action, surroundings, language, global));
        }
    }

    public override IReadOnlyList<string> Examples => ["bhyt accounts list", "bhyt accounts add lan.nt --role Operator --reason \"new operator\"", "bhyt accounts password lan.nt --reason \"forgotten\" < password.txt"];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken) => Task.FromResult(List(BookOf(WarehousePath(line), Surroundings.Time), screen));

    internal static AccountBook BookOf(string warehousePath, TimeProvider time)
    {
        SqliteWarehouse.OpenExisting(warehousePath);
        return new AccountBook(WarehouseHome.JobsPathIn(Path.GetDirectoryName(warehousePath)!), time);
    }

    internal static int List(AccountBook book, Screen screen)
    {
        IReadOnlyList<Account> accounts = book.All();
        if (accounts.Count == 0)
        {
            screen.Line(AccountTexts.None);
        }
        else
        {
            screen.Table(
                [new Column(AccountTexts.Name), new Column(AccountTexts.Role), new Column(AccountTexts.Agency, Wraps: true), new Column(AccountTexts.Area, Wraps: true), new Column(AccountTexts.SignedIn), new Column(AccountTexts.Standing, Wraps: true)],
                accounts.Select(account => (IReadOnlyList<string>)
                [
                    account.Name, screen.Say(AccountTexts.Of(account.Role)), account.Agency, AccountTexts.Of(account.Area, screen.Language), Wording.Moment(account.SignedInAt), AccountTexts.StandingOf(account, screen.Language),
                ]));
        }

        // A stamp is part of what a session is known by.
        screen.Document(new
        {
            Accounts = accounts.Select(account => new { account.Name, account.Role, account.Agency, account.Area.Facilities, account.Area.Communes, account.IsDisabled, account.MustChangePassword, account.MadeAt, account.SignedInAt }),
            ExitCode = Done,
        });
        return Done;
    }
}
