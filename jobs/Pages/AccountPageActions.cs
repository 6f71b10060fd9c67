using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Jobs.Access;
using BhytWarehouse.Jobs.Commands;
using Microsoft.AspNetCore.Routing;

namespace BhytWarehouse.Jobs.Pages;

/// <summary>What is done from the page of accounts.</summary>
internal sealed class AccountPageActions(AccountBook book, OperatorLog log)
{
    private readonly AccountActions _actions = new(book, log);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPageAction("add-account", Right.ManageAccounts, call => Act(call, AccountAction.Add, ChangeOf(call, isNew: true)));
        routes.MapPageAction("change-account", Right.ManageAccounts, call => Act(call, AccountAction.Change, ChangeOf(call, isNew: false)));
        routes.MapPageAction("disable-account", Right.ManageAccounts, call => Act(call, AccountAction.Disable, new AccountChange()));
        routes.MapPageAction("account-password", Right.ManageAccounts, call => Act(call, AccountAction.Password, new AccountChange()));
    }

    private Task<ActionAnswer> Act(ActionCall call, AccountAction action, AccountChange change)
    {
        string name = call.Field("name").Trim().ToLowerInvariant();
        Text told = _actions.Act(action, name, change, call.Field("password"), call.Caller.Name, call.Reason);
        return Task.FromResult(new ActionAnswer(call.Say(told, name)));
    }

    private static AccountChange ChangeOf(ActionCall call, bool isNew) => new()
    {
        Role = AccountChange.RoleOf(call.Field("role")),
        Agency = call.Field("agency"),
        Area = AreaScope.Parse(call.Field("facilities"), call.Field("communes")),
        IsEnabled = !isNew && call.Field("enable") == "1",
    };
}
