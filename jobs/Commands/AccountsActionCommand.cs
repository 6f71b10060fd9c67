using System.CommandLine;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Jobs.Access;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt accounts add|change|disable|password NAME</c>.</summary>
internal sealed class AccountsActionCommand : BhytCommand
{
    private readonly AccountAction _action;
    private readonly Argument<string> _name;
    private readonly Option<string> _role;
    private readonly Option<string> _agency;
    private readonly Option<string> _facilities;
    private readonly Option<string> _communes;
    private readonly Option<bool> _enable;
    private readonly Option<string> _reason;

    public AccountsActionCommand(AccountAction action, CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base(NameOf(action), HelpOf(action), surroundings, language, global)
    {
        _action = action;
        _name = new Argument<string>("NAME") { Description = HelpTexts.AccountName.In(language) };
        _role = new Option<string>("--role") { Description = HelpTexts.AccountRole.In(language, string.Join(", ", Enum.GetNames<Role>())), HelpName = "ROLE", Required = action == AccountAction.Add };
        _agency = new Option<string>("--agency") { Description = HelpTexts.AccountAgency.In(language), HelpName = "TEXT" };
        _facilities = new Option<string>("--facilities") { Description = HelpTexts.AccountFacilities.In(language), HelpName = "CODES" };
        _communes = new Option<string>("--communes") { Description = HelpTexts.AccountCommunes.In(language), HelpName = "CODES" };
        _enable = new Option<bool>("--enable") { Description = HelpTexts.AccountEnable.In(language) };
        _reason = new Option<string>("--reason") { Description = HelpTexts.AccountReason.In(language), HelpName = "TEXT", Required = true };
        Arguments.Add(_name);
        Option[] own = action switch
        {
            AccountAction.Add => [_role, _agency, _facilities, _communes],
            AccountAction.Change => [_role, _agency, _facilities, _communes, _enable],
            _ => [],
        };
        foreach (Option option in (Option[])[.. own, _reason, global.Warehouse])
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<string> Examples => _action switch
    {
        AccountAction.Add => ["bhyt accounts add lan.nt --role Operator --agency \"BHXH\" --reason \"new operator\"", "bhyt accounts add hai.tv --role Reviewer --facilities 00001,00013 --reason \"new reviewer\" < password.txt"],
        AccountAction.Change => ["bhyt accounts change lan.nt --role Reviewer --reason \"moved to assessment\"", "bhyt accounts change lan.nt --facilities \"\" --reason \"answers for the whole province now\""],
        AccountAction.Disable => ["bhyt accounts disable lan.nt --reason \"left\""],
        _ => ["bhyt accounts password lan.nt --reason \"forgotten\"", "bhyt accounts password lan.nt --reason \"forgotten\" < password.txt"],
    };

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        string path = WarehousePath(line);
        AccountBook book = AccountsCommand.BookOf(path, Surroundings.Time);
        string name = line.GetValue(_name)!.Trim().ToLowerInvariant();
        AccountChange change = Read(line);
        string? password = _action is AccountAction.Add or AccountAction.Password ? ReadPassword() : null;
        string reason = OperatorLog.Check(line.GetValue(_reason)!);
        Text told = new AccountActions(book, new OperatorLog(WarehouseHome.JobsPathIn(Path.GetDirectoryName(path)!), Surroundings.Time)).Act(_action, name, change, password, Surroundings.Account, reason);
        screen.Good(told, name);
        screen.Document(new { Action = _action, Account = name, Message = screen.Say(told, name), ExitCode = Done });
        return Task.FromResult(Done);
    }

    private static string NameOf(AccountAction action) => action.ToString().ToLowerInvariant();

    private static Text HelpOf(AccountAction action) => action switch
    {
        AccountAction.Add => HelpTexts.AccountsAdd,
        AccountAction.Change => HelpTexts.AccountsChange,
        AccountAction.Disable => HelpTexts.AccountsDisable,
        _ => HelpTexts.AccountsPassword,
    };

    private AccountChange Read(ParseResult line)
    {
        if (_action is not (AccountAction.Add or AccountAction.Change))
        {
            return new AccountChange();
        }

        string? role = line.GetValue(_role);
        bool isPlace = line.GetResult(_facilities) is not null || line.GetResult(_communes) is not null;
        AccountChange change = new()
        {
            Role = role is null ? null : AccountChange.RoleOf(role),
            Agency = line.GetValue(_agency),
            Area = isPlace ? AreaScope.Parse(line.GetValue(_facilities), line.GetValue(_communes)) : null,
            IsEnabled = _action == AccountAction.Change && line.GetValue(_enable),
        };
        return _action == AccountAction.Change && change == new AccountChange() ? throw new UsageException(AccountTexts.Nothing.In(Language)) : change;
    }

    private string ReadPassword() => Surroundings.ReadSecret(AccountTexts.Prompt.In(Language)) is { Length: > 0 } password ? password : throw new UsageException(AccountTexts.NoPassword.In(Language));
}
