using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Jobs.Commands;
using BhytWarehouse.Jobs.Pages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace BhytWarehouse.Jobs.Access;

/// <summary>What sign-in, sign-out, one's own password and the language are posted to.</summary>
internal static class AccessEndpoints
{
    private const int LongestName = 40;

    public static void MapAccess(this IEndpointRouteBuilder routes, AccountBook accounts, OperatorLog log)
    {
        routes.MapPageAction("sign-in", right: null, call => SignInAsync(call, accounts, log)).AllowAnonymous().RequireRateLimiting(WebAccess.SignInLimit);
        routes.MapPageAction("sign-out", right: null, call => SignOutAsync(call, accounts, log));
        routes.MapPageAction("password", right: null, call => ChangePasswordAsync(call, accounts, log)).RequireRateLimiting(WebAccess.SignInLimit);
        routes.MapPageAction("language", right: null, call => Task.FromResult(ChooseLanguage(call, accounts))).AllowAnonymous();
    }

    private static async Task<ActionAnswer> SignInAsync(ActionCall call, AccountBook accounts, OperatorLog log)
    {
        string name = call.Field("name");
        (SignInOutcome outcome, Account? account) = accounts.SignIn(name, call.Field("password"));
        // A name that is none may be a password typed into the wrong field, or the number of a person.
        string who = name.Length <= LongestName && accounts.Find(name) is { } known ? known.Name : "(no such account)";
        log.End(log.Begin(who, "sign-in", "", "password given on the sign-in page"), outcome.ToString().ToLowerInvariant());
        if (account is null)
        {
            return new ActionAnswer(call.Say(AccessTexts.Of(outcome), AccountBook.MostFailures, (int)AccountBook.LockedFor.TotalMinutes), IsGood: false, To: SignInPage(call));
        }

        await WebAccess.BeginSessionAsync(call.Http, account);
        if (account.Language is { } language)
        {
            PageLanguage.Keep(call.Http, language);
        }

        return account.MustChangePassword ? new ActionAnswer("", To: WebAccess.PasswordPath) : new ActionAnswer("");
    }

    private static async Task<ActionAnswer> SignOutAsync(ActionCall call, AccountBook accounts, OperatorLog log)
    {
        accounts.EndSession(call.Caller.Session);
        log.End(log.Begin(call.Caller.Name, "sign-out", "", "asked for on a page"), "done");
        await call.Http.SignOutAsync(WebAccess.Scheme);
        return new ActionAnswer(call.Say(AccessTexts.SignedOut), To: WebAccess.SignInPath);
    }

    /// <summary>The password of now is asked for too: an open screen alone gives nobody an account.</summary>
    private static async Task<ActionAnswer> ChangePasswordAsync(ActionCall call, AccountBook accounts, OperatorLog log)
    {
        string name = call.Caller.Name;
        if (call.Field("password") != call.Field("again"))
        {
            return new ActionAnswer(call.Say(AccessTexts.NotTheSame), IsGood: false, To: WebAccess.PasswordPath);
        }

        long action = log.Begin(name, "password", name, "changed by its owner on a page");
        (SignInOutcome outcome, _) = accounts.SignIn(name, call.Field("current"));
        if (outcome != SignInOutcome.Done)
        {
            log.End(action, outcome.ToString().ToLowerInvariant());
            return new ActionAnswer(call.Say(outcome == SignInOutcome.Wrong ? AccessTexts.WrongCurrent : AccessTexts.Of(outcome), AccountBook.MostFailures, (int)AccountBook.LockedFor.TotalMinutes), IsGood: false, To: WebAccess.PasswordPath);
        }

        Account changed;
        try
        {
            changed = accounts.SetPassword(name, call.Field("password"), mustChange: false);
        }
        catch (AccountException refused)
        {
            log.End(action, "refused");
            return new ActionAnswer(refused.In(call.Wording.Language), IsGood: false, To: WebAccess.PasswordPath);
        }

        log.End(action, "changed");
        accounts.EndSession(call.Caller.Session);
        await WebAccess.BeginSessionAsync(call.Http, changed);
        return new ActionAnswer(call.Say(AccessTexts.PasswordChanged), To: "/");
    }

    private static ActionAnswer ChooseLanguage(ActionCall call, AccountBook accounts)
    {
        Language language = call.Field("language") == "vi" ? Language.Vietnamese : Language.English;
        PageLanguage.Keep(call.Http, language);
        if (Caller.Of(call.Http.User) is { } caller)
        {
            accounts.SetLanguage(caller.Name, language);
        }

        return new ActionAnswer("");
    }

    /// <summary>Back to the form, which still knows where the person wanted to go.</summary>
    private static string SignInPage(ActionCall call) => WebAccess.SignInPath + "?to=" + Uri.EscapeDataString(call.ReturnPath);
}
