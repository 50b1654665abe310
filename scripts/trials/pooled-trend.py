#!/usr/bin/env python3
"""The trials behind docs/pooled-trend-trials.md: learns a pooled prior from histories and scores it on what came after.

    scripts/trials/pooled-trend.py --data DIR [--trial NAME ...]

DIR holds tidy series NAME_train.csv[.gz], NAME_test.csv[.gz] (series_id,period,value); the sets are named in DATASETS.
Weights are learned from the training parts (of the M4 tails from all values), scores are those of the test parts. Needs
numpy, pandas and numba. An independent implementation: it shares nothing with the program but the formulas.
"""
import argparse
import math
import os

import numba as nb
import numpy as np
import pandas as pd

DATASETS = ("m3_yearly", "worldbank_dev_yearly", "citycrime_dev_yearly", "tsdl_dev_yearly", "municipal_dev_yearly")
EQUAL = {"m3_quarterly": 0.3, "m3_monthly": 0.3, "municipal_dev_yearly": 0.3}
ECONOMIC = {**EQUAL, "m3_yearly": 3, "m4": 3}
FOLDER = "."


def read(stem):
    for end in ('.csv', '.csv.gz'):
        if os.path.exists(os.path.join(FOLDER, stem + end)):
            return pd.read_csv(os.path.join(FOLDER, stem + end), dtype={'series_id': str})
    raise SystemExit(f'no {stem}.csv[.gz] in {FOLDER}')


def series(stem):
    table = read(stem).sort_values(['series_id', 'period'], kind='stable')
    return {key: group.value.to_numpy(float) for key, group in table.groupby('series_id', sort=False)}


@nb.njit
def totrans(sc,y,s,off):
    if sc==0: return np.log((y+off)/s)
    if sc==1: return y/s
    return np.sqrt(max(y,0)/s)
@nb.njit
def ljac(sc,y,s,off):
    if sc==0: return -np.log((y+off)/s)
    if sc==1: return 0.
    return -np.log(2.)-.5*np.log(max(y,1e-9*s)/s)
@nb.njit
def setup(y,n):
    s=0.;mn=1e300;neg=False;zero=False;pos=1e300
    for t in range(n):
        s+=abs(y[t])
        if y[t]<0: neg=True
        if y[t]==0: zero=True
        if y[t]>0 and y[t]<pos: pos=y[t]
    s/=n
    if s==0: s=1.
    off=.5*pos if zero else 0.
    return s,off,neg
# columns: 0 scale 1 fam 2 a 3 b 4 phi 5 kappa 6 delta 7 sigma 8 m 9 tau
def sort(C):
    C=C[np.lexsort((C[:,9],C[:,8],C[:,7],C[:,6],C[:,5],C[:,4],C[:,3],C[:,2],C[:,1],C[:,0]))]
    st=np.ones(len(C),bool); st[1:]=(C[1:,:7]!=C[:-1,:7]).any(1)
    return C,st
def make(scales=(0,1,2),alphas=(0,.15,.35,.6,.85,1.), rs=(0,.15,.4,1.), phis=(.8,.95,1.), rhos=(0,.25,.5,.7,.85,.95),
         sig=np.geomspace(.004,.9,12), mt=((0,.02),(0,.1),(.03,.03),(.08,.05),(-.03,.03),(-.08,.05)),
         mrmt=((0,0),(0,.02),(0,.1),(.03,.03),(-.03,.03)), kappas=(1.,),deltas=(1.,),ta=(),tc=(.5,),tp=(0.,.1),ga=(),gr=(),gphi=(),gmt=((0,.02),(.03,.03),(.08,.05),(-.03,.03))):
    R=[]
    for sc in scales:
      for de in deltas:
        for s in sig:
            for a in alphas:
                R.append((sc,0,a,0,0,1,de,s,0,0))
                for kap in kappas:
                    for r in rs:
                        if a==0 and r>0: continue
                        for p in phis:
                            for m,t in mt: R.append((sc,0,a,a*r,p,kap,de,s,m,t))
            for a in ga:
                for r in gr:
                    for p in gphi:
                        for m,t in gmt: R.append((sc,2,a,a*r,p,1,de,s,m,t))
            for a in ta:
                for cc in tc:
                    for p in tp: R.append((sc,3,a,cc,p,1,de,s,0,0))
            for rho in rhos:
                for m,t in mrmt: R.append((sc,1,rho,0,0,1,de,s,m,t))
    return np.array(R,float)
@nb.njit
def dyn_run(fam,a,b,p,kap,de,z,n,H,g0,g1,pv,c):
    suu=0.;sup=0.;suq=0.;spp=0.;spq=0.;sqq=0.;lf=0.
    w=1.
    for t in range(n-1):
        w*=de
    if de<1: lf=-np.log(de)*n*(n-1)/2
    if fam==0:
        lu=0.;bu=0.;lp=1.;bp=0.;lq=0.;bq=1.
        for t in range(n):
            fu=lu+p*bu; fp=lp+p*bp; fq=lq+p*bq
            eu=z[t]-fu
            suu+=w*eu*eu;sup+=w*eu*fp;suq+=w*eu*fq;spp+=w*fp*fp;spq+=w*fp*fq;sqq+=w*fq*fq
            lu=fu+a*eu;bu=p*bu+b*eu
            lp=fp-a*fp;bp=p*bp-b*fp
            lq=fq-a*fq;bq=p*bq-b*fq
            w/=de
        acc=0.;ph=1.;v=1.
        for h in range(H):
            ph*=p; acc+=ph
            c[h]=lu+kap*acc*bu;g0[h]=lp+kap*acc*bp;g1[h]=lq+kap*acc*bq
            pv[h]=v
            v+=(a+b*acc)**2
    elif fam==3:
        lu=0.;lp=1.;B=0.;sy=0.;sty=0.;sq=0.;sup=0.
        for t in range(n):
            fu=lu+(b*B if t>1 else 0.)
            eu=z[t]-fu
            suu+=w*eu*eu;sup+=w*eu*lp;spp+=w*lp*lp
            lu=fu+a*eu
            lp=lp-a*lp
            sy+=z[t];sty+=t*z[t]
            if t>0:
                m_=t+1.
                B=(sty-t*.5*sy)/(m_*(m_*m_-1)/12.)
            w/=de
        v=1.
        for h in range(H):
            c[h]=lu+b*B*(h+1);g0[h]=lp;g1[h]=0.
            pv[h]=v
            v+=(a*a)+2*a*p*(h+1)+p*p*(h+1)*(h+1)
    elif fam==2:
        lu=0.;bu=0.;lp=1.;bp=0.;lq=0.;bq=0.
        for t in range(n):
            fu=lu+p*bu; fp=lp+p*bp; fq=lq+p*bq+(1. if t>0 else 0.)
            eu=z[t]-fu
            suu+=w*eu*eu;sup+=w*eu*fp;suq+=w*eu*fq;spp+=w*fp*fp;spq+=w*fp*fq;sqq+=w*fq*fq
            if t==0:
                lu=fu+a*eu;lp=fp-a*fp;lq=fq-a*fq;bu=0.;bp=0.;bq=0.
                lu=z[0]*a; 
            else:
                lu=fu+a*eu;bu=p*bu+b*eu
                lp=fp-a*fp;bp=p*bp-b*fp
                lq=fq-a*fq;bq=p*bq-b*fq
            w/=de
        acc=0.;ph=1.;v=1.
        for h in range(H):
            ph*=p; acc+=ph
            c[h]=lu+acc*bu;g0[h]=lp+acc*bp;g1[h]=lq+acc*bq+kap*(h+1)
            pv[h]=v
            v+=(a+b*acc)**2
    else:
        F0=1./(1-a*a)
        lf+=np.log(F0)
        for t in range(n):
            if t==0:
                eu=z[0];ep=1.;eq=1.;ww=w/F0
            else:
                eu=z[t]-a*z[t-1];ep=1-a;eq=(t+1)-a*t;ww=w
            suu+=ww*eu*eu;sup+=ww*eu*ep;suq+=ww*eu*eq;spp+=ww*ep*ep;spq+=ww*ep*eq;sqq+=ww*eq*eq
            w/=de
        r=1.;v=0.
        for h in range(H):
            v+=r*r; r*=a
            c[h]=r*z[n-1]; g0[h]=1-r
            g1[h]=(1-r)*n+kap*(h+1)
            pv[h]=v
    return suu,sup,suq,spp,spq,sqq,lf
@nb.njit
def comps(z,n,H,C,st,k0,k1,ev,mean,var):
    g0=np.zeros(max(H,1));g1=np.zeros(max(H,1));pv=np.zeros(max(H,1));c=np.zeros(max(H,1))
    suu=0.;sup=0.;suq=0.;spp=0.;spq=0.;sqq=0.;lf=0.
    for k in range(k0,k1):
        if st[k] or k==k0:
            suu,sup,suq,spp,spq,sqq,lf=dyn_run(int(C[k,1]),C[k,2],C[k,3],C[k,4],C[k,5],C[k,6],z,n,H,g0,g1,pv,c)
        s=C[k,7];m=C[k,8];tau=C[k,9]
        i2=1/(s*s)
        a11=spp*i2
        if tau>0:
            t2=1/(tau*tau)
            a12=spq*i2;a22=sqq*i2+t2
            r1=sup*i2;r2=suq*i2+m*t2
            det=a11*a22-a12*a12
            m1=(a22*r1-a12*r2)/det;m2=(a11*r2-a12*r1)/det
            ev[k]=-.5*(suu*i2+m*m*t2-r1*m1-r2*m2)-.5*n*np.log(s*s)-.5*np.log(det*tau*tau)-.5*lf-.5*(n-1)*1.8378770664093453
            for h in range(H):
                mean[k,h]=c[h]+g0[h]*m1+g1[h]*m2
                var[k,h]=s*s*pv[h]+(g0[h]*g0[h]*a22-2*g0[h]*g1[h]*a12+g1[h]*g1[h]*a11)/det
        else:
            r1=sup*i2
            m1=r1/a11
            ev[k]=-.5*(suu*i2-r1*m1)-.5*n*np.log(s*s)-.5*np.log(a11)-.5*lf-.5*(n-1)*1.8378770664093453
            for h in range(H):
                mean[k,h]=c[h]+g0[h]*m1
                var[k,h]=s*s*pv[h]+g0[h]*g0[h]/a11
@nb.njit
def evidences(y,n,H,C,st,seg,LE,mean,var):
    s,off,neg=setup(y,n)
    z=np.empty(n)
    for sc in range(3):
        k0,k1=seg[sc],seg[sc+1]
        if k1==k0: continue
        if neg and sc!=1:
            for k in range(k0,k1): LE[k]=-1e300
            continue
        j=0.
        for t in range(n):
            z[t]=totrans(sc,y[t],s,off)
            if t>0: j+=ljac(sc,y[t],s,off)
        z0=z[n-1]
        for t in range(n): z[t]-=z0
        comps(z,n,H,C,st,k0,k1,LE,mean,var)
        for k in range(k0,k1):
            LE[k]+=j
            for h in range(H): mean[k,h]+=z0
    return s,off
@nb.njit(parallel=True)
def ematrix(Y,N,C,st,seg,E):
    K=C.shape[0]
    for i in nb.prange(Y.shape[0]):
        LE=np.empty(K);me=np.empty((K,0));va=np.empty((K,0))
        evidences(Y[i],N[i],0,C,st,seg,LE,me,va)
        mx=LE.max()
        for k in range(K):
            d=LE[k]-mx
            E[i,k]=np.exp(d) if d>-50 else 0.
XT=np.linspace(-8,8,16385)
PHT=np.array([.5*math.erfc(-x/math.sqrt(2)) for x in XT])
@nb.njit
def phi(x,T):
    if x<=-8: return 0.
    if x>=8: return 1.
    u=(x+8)*1024
    i=int(u)
    return T[i]+(u-i)*(T[i+1]-T[i])
@nb.njit
def cdf(y,wt,mean,isd,sc,s,off,cnt,T):
    z0=np.log((y+off)/s) if y+off>0 else -1e300
    z1=y/s
    z2=np.sqrt(y/s) if y>0 else -1e300
    f=0.
    for k in range(cnt):
        z=z0 if sc[k]==0 else (z1 if sc[k]==1 else z2)
        f+=wt[k]*phi((z-mean[k])*isd[k],T)
    return f
@nb.njit(parallel=True)
def predict(Y,N,HH,Hm,C,st,seg,lw,QS,TG,T,infl=0.):
    W=Y.shape[0];K=C.shape[0];nq=len(QS)
    Q=np.zeros((W,Hm,nq));PT=np.zeros((W,3))
    for i in nb.prange(W):
        n=N[i];y=Y[i]
        LE=np.empty(K);mean=np.empty((K,Hm));var=np.empty((K,Hm))
        s,off=evidences(y,n,Hm,C,st,seg,LE,mean,var)
        LE+=lw
        mx=LE.max();LE=np.exp(LE-mx);tot=LE.sum()
        idx=np.where(LE/tot>1e-5)[0];cnt=len(idx)
        wt=LE[idx];wt/=wt.sum();sc=C[idx,0].astype(np.int64)
        last=y[n-1]
        for h in range(HH[i]):
            mh=mean[idx,h].copy();sh=1/np.sqrt(var[idx,h])/(1+infl*h*n/(n+12.))
            for q in range(nq):
                step=.05*s
                lo=(Q[i,h,q-1] if q>0 else last);hi=lo+step
                it=0
                if q==0:
                    while cdf(lo,wt,mh,sh,sc,s,off,cnt,T)>QS[q] and it<60:
                        hi=lo;step*=2;lo-=step;it+=1
                    step=.05*s
                it=0
                while cdf(hi,wt,mh,sh,sc,s,off,cnt,T)<QS[q] and it<60:
                    lo=hi;step*=1.7;hi+=step;it+=1
                for it in range(40):
                    mid=.5*(lo+hi)
                    if cdf(mid,wt,mh,sh,sc,s,off,cnt,T)<QS[q]: lo=mid
                    else: hi=mid
                    if hi-lo<2e-4*s: break
                Q[i,h,q]=.5*(lo+hi)
            if h==1:
                for r in range(3): PT[i,r]=1-cdf(TG[r]*last,wt,mh,sh,sc,s,off,cnt,T)
    return Q,PT
QS=np.array([.025,.1,.5,.9,.975])
TG=np.array([1.,1.05,1.2])
def segs(C): return np.array([np.searchsorted(C[:,0],k) for k in (0,1,2,3)])
def pack(rows):
    L=max(len(r[4]) for r in rows)
    Y=np.zeros((len(rows),L)); 
    for i,r in enumerate(rows): Y[i,:len(r[4])]=r[4]
    return Y,np.array([r[3] for r in rows]),np.array([r[5] for r in rows])

def training():
    """(data set, values) of every history; quarters and months averaged over years."""
    found = [(name, values) for name in DATASETS for values in series(name + "_train").values()]
    start, rest = series("m4_tail3_dev_train"), series("m4_tail3_dev_test")
    found += [("m4", np.concatenate([values, rest[key]])) for key, values in start.items()]
    for name, count in (("m3_quarterly", 4), ("m3_monthly", 12)):
        for values in series(name + "_train").values():
            years = len(values) // count
            found.append((name, values[len(values) - years * count:].reshape(years, count).mean(1)))
    return found


def pieces(histories, weights, total=9000, lengths=(5, 7, 10, 16, 60)):
    """Pieces of histories and what each counts."""
    random = np.random.default_rng(11)
    found = {}
    for name, values in histories:
        for length in lengths:
            if len(values) < (12 if length == 60 else length):
                continue
            size = min(length, len(values))
            ends = {len(values)} if length == 60 else {len(values), *random.integers(size, len(values) + 1, 2)}
            found.setdefault(name, {}).setdefault(length, []).extend(values[end - size:end] for end in sorted(ends))
    rows, counts = [], []
    sum_of_weights = sum(weights.get(name, 1) for name in found)
    for name, by_length in found.items():
        share = int(total * weights.get(name, 1) / sum_of_weights) // len(by_length)
        chosen = [some[i] for some in by_length.values() for i in random.permutation(len(some))[:share]]
        chosen = [values for values in chosen if np.abs(values).sum() > 0]
        rows += chosen
        counts += [weights.get(name, 1) / len(chosen)] * len(chosen)
    counts = np.array(counts)
    return rows, counts * len(rows) / counts.sum()


def padded(rows):
    table = np.zeros((len(rows), max(map(len, rows))))
    for row, values in zip(table, rows):
        row[:len(values)] = values
    return table, np.array([len(values) for values in rows])


def learn(rows, counts, components, starts, passes=40):
    table, lengths = padded(rows)
    evidence = np.empty((len(rows), len(components)), np.float32)
    ematrix(table, lengths, components, starts, segs(components), evidence)
    weights = np.full(len(components), 1 / len(components), np.float32)
    for _ in range(passes):
        average = np.maximum(evidence @ weights, 1e-37)
        weights = weights * (evidence.T @ (counts / average).astype(np.float32)) / counts.sum()
        weights[weights < 1e-12] = 0
    return weights.astype(float)


def halving(components, weights, share):
    """Splits components with a drift: `share` of the weight believes in half of its pace."""
    drifting = components[:, 9] > 0
    halved = components[drifting].copy()
    halved[:, 5] = 0.5
    both = np.concatenate([components, halved])
    split = np.concatenate([np.where(drifting, weights * (1 - share), weights), weights[drifting] * share])
    order = np.lexsort(both.T[::-1])
    return both[order], split[order]


def score(name, length, components, weights, share, widening):
    train, test = series(name + "_train"), series(name + "_test")
    rows = []
    for key, values in train.items():
        size = length or min(len(values), 60)
        if size <= len(values):
            rows.append((values[-size:], test[key][:4 if length else 6], np.abs(np.diff(values)).mean()))
    sums = []
    for size in sorted({len(row[0]) for row in rows}):
        some = [row for row in rows if len(row[0]) == size]
        both, split = halving(components, weights, share(size)) if share(size) > 0 else (components, weights)
        kept = split > 1e-7
        both, split = both[kept], split[kept]
        starts = np.ones(len(both), bool)
        starts[1:] = (both[1:, :7] != both[:-1, :7]).any(1)
        table, lengths = padded([row[0] for row in some])
        steps = np.array([len(row[1]) for row in some])
        quantiles, chances = predict(table, lengths, steps, int(steps.max()), both, starts, segs(both), np.log(split),
                                     QS, TG, PHT, widening)
        sums += [measures(row, found, chance) for row, found, chance in zip(some, quantiles, chances)]
    mean = pd.DataFrame(sums).mean()
    return {"set": name, "n": length or "full", "owa": (mean.smape / mean.smape0 + mean.mase / mean.mase0) / 2,
            **mean[["msis", "cov95", "cov80", "brier", "logs"]]}


def measures(row, quantiles, chances):
    history, actual, scale = row
    steps, last = len(actual), history[-1]
    low, low80, median, high80, high = quantiles[:steps].T

    def smape(forecast):
        size = np.abs(actual) + np.abs(forecast)
        return np.mean(200 * np.abs(actual - forecast) / np.where(size > 0, size, 1))

    found = {"smape": smape(median), "smape0": smape(last), "cov95": np.mean((actual >= low) & (actual <= high)),
             "cov80": np.mean((actual >= low80) & (actual <= high80))}
    if scale > 0:
        miss = np.maximum(low - actual, 0) + np.maximum(actual - high, 0)
        found.update(mase=np.mean(np.abs(actual - median)) / scale, mase0=np.mean(np.abs(actual - last)) / scale,
                     msis=np.mean(high - low + 40 * miss) / scale)
    if last > 0 and steps > 1:
        met, clipped = (actual[1] >= TG * last) * 1.0, np.clip(chances, 0.001, 0.999)
        found.update(brier=np.mean((np.clip(chances, 0, 1) - met) ** 2),
                     logs=-np.mean(met * np.log(clipped) + (1 - met) * np.log(1 - clipped)))
    return found


SMALL = dict(alphas=(0, 0.2, 0.5, 0.85, 1.0), rs=(0, 0.2, 1.0), phis=(0.5, 0.8, 0.95, 1.0), sig=np.geomspace(0.005, 0.8, 10))
GROWTH = dict(SMALL, ga=(0.7, 1.0), gr=(0.3, 0.6, 1.0), gphi=(0.3, 0.5, 0.7, 0.85))
NOISE = dict(GROWTH, deltas=(1.0, 0.8))
TRIALS = {
    "trends": (SMALL, EQUAL, lambda n: 0, 0),
    "growth": (GROWTH, EQUAL, lambda n: 0, 0),
    "noise": (NOISE, EQUAL, lambda n: 0, 0),
    "shipped": (NOISE, EQUAL, lambda n: 0.4 * n / (n + 12), 0.03),
    "halved": (NOISE, EQUAL, lambda n: 0.5, 0.03),
    "economic": (NOISE, ECONOMIC, lambda n: 0.4 * n / (n + 12), 0.03),
    "theta": (dict(GROWTH, ta=(0.1, 0.3, 0.6, 0.85, 1.0), tc=(0.5, 0.75)), EQUAL, lambda n: 0, 0),
}


def main():
    global FOLDER
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--trial", nargs="+", choices=list(TRIALS), default=list(TRIALS))
    chosen = parser.parse_args()
    FOLDER = chosen.data
    histories = training()
    for trial in chosen.trial:
        grid, counts, share, widening = TRIALS[trial]
        components, starts = sort(make(**grid))
        weights = learn(*pieces(histories, counts), components, starts)
        kept = weights > 1e-4
        rows = [score(name, n, components[kept], weights[kept] / weights[kept].sum(), share, widening)
                for name in DATASETS for n in ((3, 0) if name.startswith("municipal") else (3, 5, 8, 0))]
        print(trial, kept.sum(), "components")
        print(pd.DataFrame(rows).round(3).to_string(index=False), flush=True)


if __name__ == "__main__":
    main()
