using System.Security.Claims;
using System.Threading.RateLimiting;
using BhytWarehouse.Etl.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace BhytWarehouse.Jobs.Access;

/// <summary>Who may ask the host for what over HTTP: sessions, policies, limits and headers. Everything wants a session unless it says otherwise.</summary>
internal static class WebAccess
{
    public const string Scheme = "bhyt";
    public const string SessionCookie = "bhyt-session";
    public const string SignInPath = "/sign-in";
    public const string PasswordPath = "/account/password";
    public const string SignInLimit = "sign-in";

    /// <summary>Of one address in a minute; names are locked apart from this, after far fewer.</summary>
    public const int MostSignInsAMinute = 20;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Nothing of another server, no script in a page; sizes of bars stand in style attributes, which run nothing.</summary>
    private const string ContentPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static IServiceCollection AddWebAccess(this IServiceCollection services, AccountBook accounts, OperatorLog log, string homeFolder)
    {
        services.AddSingleton(accounts).AddSingleton(log);
        services.AddHttpContextAccessor();
        services.AddScoped(provider => Caller.Of(provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.User) ?? throw new InvalidOperationException("Only for who is signed in, and while a request is answered."));
        services.AddDataProtection().SetApplicationName("bhyt").PersistKeysToFileSystem(KeyFolder(homeFolder));
        services.AddAuthentication(Scheme).AddCookie(Scheme, options =>
        {
            options.Cookie.Name = SessionCookie;
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.Cookie.IsEssential = true;
            options.ExpireTimeSpan = AccountBook.SessionLength;
            options.SlidingExpiration = true;
            options.LoginPath = SignInPath;
            options.ReturnUrlParameter = "to";
            options.Events.OnValidatePrincipal = HoldAgainstAccountAsync;
            options.Events.OnRedirectToLogin = context => AnswerAsync(context, StatusCodes.Status401Unauthorized);
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusalLog>();
        services.AddAuthorization(options =>
        {
            options.FallbackPolicy = options.DefaultPolicy;
            foreach (Right right in Enum.GetValues<Right>())
            {
                options.AddPolicy(right.ToString(), policy => policy.RequireAuthenticatedUser().AddRequirements(new RightRequirement(right)));
            }
        });
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "bhyt-form";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy(SignInLimit, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = MostSignInsAMinute, Window = TimeSpan.FromMinutes(1) }));
        });
        // A proxy on the same machine that ends the encryption says who asked and how; what others say of it is not believed.
        services.Configure<ForwardedHeadersOptions>(options => options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        return services;
    }

    /// <summary>Before anything answers.</summary>
    public static WebApplication UseSecurityHeaders(this WebApplication web)
    {
        web.UseForwardedHeaders();
        web.Use((context, next) =>
        {
            IHeaderDictionary headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentPolicy;
            headers.XFrameOptions = "DENY";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (context.Request.IsHttps)
            {
                headers.StrictTransportSecurity = "max-age=31536000";
            }

            return next(context);
        });
        return web;
    }

    /// <summary>Sessions, rights and limits, for everything that is mapped.</summary>
    public static WebApplication UseWebAccess(this WebApplication web)
    {
        web.UseAuthentication();
        web.Use(LeadToPasswordAsync);
        web.UseAuthorization();
        web.UseRateLimiter();
        web.UseAntiforgery();
        return web;
    }

    /// <summary>Begins a session of the account, in its cookie.</summary>
    public static Task BeginSessionAsync(HttpContext context, Account account) =>
        context.SignInAsync(Scheme, Caller.Principal(account, AccountBook.NewStamp(), Scheme), new AuthenticationProperties { IsPersistent = false });

    private static async Task HoldAgainstAccountAsync(CookieValidatePrincipalContext context)
    {
        AccountBook accounts = context.HttpContext.RequestServices.GetRequiredService<AccountBook>();
        if (Caller.Of(context.Principal) is not { } caller || accounts.Standing(caller.Name, caller.Stamp, caller.Session) is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
        }
    }

    /// <summary>A person who opens a page is led to the sign-in; anything else is told that it has no session.</summary>
    private static Task AnswerAsync(RedirectContext<CookieAuthenticationOptions> context, int otherwise)
    {
        HttpRequest request = context.Request;
        if (HttpMethods.IsGet(request.Method) && !request.Path.StartsWithSegments("/_blazor"))
        {
            context.Response.Redirect(context.RedirectUri);
        }
        else
        {
            context.Response.StatusCode = otherwise;
        }

        return Task.CompletedTask;
    }

    /// <summary>Whose password was given by somebody else chooses one before anything else.</summary>
    private static Task LeadToPasswordAsync(HttpContext context, RequestDelegate next)
    {
        if (Caller.Of(context.User) is { MustChangePassword: true } && HttpMethods.IsGet(context.Request.Method) && context.Request.Path != PasswordPath && context.Request.Path != SignInPath && !context.Request.Path.StartsWithSegments("/health"))
        {
            context.Response.Redirect(PasswordPath);
            return Task.CompletedTask;
        }

        return next(context);
    }

    /// <summary>The keys that cookies are sealed with; whoever has them can make a session.</summary>
    private static DirectoryInfo KeyFolder(string homeFolder)
    {
        string folder = Path.Combine(homeFolder, "keys", "sessions");
        return OperatingSystem.IsWindows() ? Directory.CreateDirectory(folder) : Directory.CreateDirectory(folder, OwnerOnly);
    }
}
